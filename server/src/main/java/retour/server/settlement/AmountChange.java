package retour.server.settlement;

import retour.policy.money.Money;

/**
 * What a person set in place of the amount that the policy suggests.
 *
 * @param suggested by the policy when it was set
 * @param actual what the customer gets instead
 * @param reason in the person's own words
 */
public record AmountChange(Money suggested, Money actual, String reason) {

  /** What it adds; negative where it takes away. */
  Money difference() {
    return actual.minus(suggested);
  }

  /** Whether it still counts: the policy suggests the same, and the change is one. */
  boolean holds(Money suggestedNow) {
    return suggested.equals(suggestedNow) && !actual.equals(suggested);
  }
}
