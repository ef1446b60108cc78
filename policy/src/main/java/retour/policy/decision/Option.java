package retour.policy.decision;

import java.util.Objects;
import java.util.Optional;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/**
 * One thing staff may choose where a clause says 'may'.
 *
 * @param clause the clause that leaves the choice
 * @param option its name, given back in a {@link retour.policy.fact.Ruling}
 * @param range the rates that may be chosen, for a charge or deduction in percent
 * @param proposed the rate the policy proposes
 * @param favoured whether the policy proposes this option
 * @param sums the sums that may be chosen, for a charge or deduction of a sum
 * @param proposedSum the sum the policy proposes
 */
public record Option(
    String clause,
    String option,
    Optional<Adjustment.RateRange> range,
    Optional<Percent> proposed,
    boolean favoured,
    Optional<Adjustment.SumRange> sums,
    Optional<Money> proposedSum) {

  public Option {
    sums = Objects.requireNonNullElse(sums, Optional.empty());
    proposedSum = Objects.requireNonNullElse(proposedSum, Optional.empty());
  }

  /** An option without a sum to choose. */
  public Option(
      String clause,
      String option,
      Optional<Adjustment.RateRange> range,
      Optional<Percent> proposed,
      boolean favoured) {
    this(clause, option, range, proposed, favoured, Optional.empty(), Optional.empty());
  }
}
