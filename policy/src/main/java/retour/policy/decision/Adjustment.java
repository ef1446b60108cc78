package retour.policy.decision;

import java.util.Objects;
import java.util.Optional;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/**
 * One step between what was paid and what is given back.
 *
 * @param kind charge and deduction lower the sum, a reimbursement raises it
 * @param clause the clause it comes from
 * @param label what it is for, such as {@code restocking} or {@code gift}
 * @param rate the rate applied, when it is a percentage
 * @param base what the rate was applied to
 * @param amount what is taken or added, never negative, in minor units, halves rounded up
 * @param proposed whether staff may still choose another figure within {@code range}
 * @param range the rates staff may choose from
 * @param sums the sums staff may choose from
 */
public record Adjustment(
    Kind kind,
    String clause,
    String label,
    Optional<Percent> rate,
    Money base,
    Money amount,
    boolean proposed,
    Optional<RateRange> range,
    Optional<SumRange> sums) {

  /** How an adjustment changes the sum. */
  public enum Kind {
    CHARGE,
    DEDUCTION,
    REIMBURSEMENT
  }

  /** The rates staff may choose from, both ends included. */
  public record RateRange(Percent from, Percent to) {}

  /** The sums staff may choose from, both ends included. */
  public record SumRange(Money from, Money to) {}

  public Adjustment {
    sums = Objects.requireNonNullElse(sums, Optional.empty());
  }

  /** A step whose sum is not staff's to choose. */
  public Adjustment(
      Kind kind,
      String clause,
      String label,
      Optional<Percent> rate,
      Money base,
      Money amount,
      boolean proposed,
      Optional<RateRange> range) {
    this(kind, clause, label, rate, base, amount, proposed, range, Optional.empty());
  }

  /** Whether it is for staff to say how much it is. */
  public boolean leavesChoice() {
    return range.isPresent() || sums.isPresent();
  }
}
