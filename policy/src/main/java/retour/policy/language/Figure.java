package retour.policy.language;

import java.util.Optional;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/** How much a charge, deduction or reimbursement is. */
public sealed interface Figure {

  /**
   * A share of what was paid for the goods, halves rounded up.
   *
   * @param from the lowest rate staff may choose
   * @param to the highest; equal to {@code from} where there is nothing to choose
   * @param proposed the rate taken as long as nobody chose another
   * @param atLeast never less than this
   * @param atMost never more than this
   */
  record Rate(Percent from, Percent to, Percent proposed, Optional<Money> atLeast, Optional<Money> atMost)
      implements Figure {

    public boolean isRange() {
      return !from.equals(to);
    }
  }

  /** A fixed sum, once for the line. */
  record Sum(Money amount) implements Figure {}

  /** The sum that an amount fact holds; nothing as long as it is not known. */
  record FromFact(String fact, Place place) implements Figure {}
}
