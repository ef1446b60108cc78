package retour.policy.fact;

import java.util.Optional;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/**
 * What a member of staff decided where a clause says 'may'.
 *
 * @param clause the clause id, such as {@code IC-08}
 * @param option the option's name among those the clause names; {@code confirm} or {@code waive} for a clause that
 *     proposes and wants a person's word
 * @param percent the rate chosen within the clause's range, where the option is a percentage
 * @param amount the amount chosen within the clause's range, where the option is an amount
 */
public record Ruling(String clause, String option, Optional<Percent> percent, Optional<Money> amount) {

  /** The option that carries out what a clause proposes. */
  public static final String CONFIRM = "confirm";

  /** The option that lets a proposal rest, in the customer's favour. */
  public static final String WAIVE = "waive";
}
