package retour.policy.language;

import java.util.Optional;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/** How much a charge, deduction or reimbursement is. */
public sealed interface Figure {

  /**
   * A share of what was paid for the goods or of another sum, halves of the smallest unit rounded up.
   *
   * @param from the lowest rate staff may choose
   * @param to the highest; equal to {@code from} where there is nothing to choose
   * @param proposed the rate taken as long as nobody chose another
   * @param atLeast never less than this
   * @param atMost never more than this
   * @param base the amount fact it is a share of; empty for what was paid
   */
  record Rate(
      Percent from,
      Percent to,
      Percent proposed,
      Optional<Money> atLeast,
      Optional<Money> atMost,
      Optional<String> base)
      implements Figure {

    public boolean isRange() {
      return !from.equals(to);
    }
  }

  /** A fixed sum. */
  record Sum(Money amount) implements Figure {}

  /**
   * A sum that staff choose.
   *
   * @param proposed the sum taken as long as nobody chose another
   */
  record Chosen(Money from, Money to, Money proposed) implements Figure {}

  /**
   * The sum that an amount fact holds; nothing as long as it is not known.
   *
   * @param atLeast never less than this, once it is known
   * @param atMost never more than this
   */
  record FromFact(String fact, Place place, Optional<Money> atLeast, Optional<Money> atMost) implements Figure {}
}
