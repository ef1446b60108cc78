package retour.policy.evaluate;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Amounts;
import retour.policy.evaluate.ResolutionPlan.MoneyRule;
import retour.policy.fact.FactValue;
import retour.policy.fact.LineMoney;
import retour.policy.fact.Ruling;
import retour.policy.language.Figure;
import retour.policy.language.Per;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/**
 * What is given back for one line.
 *
 * <p>Rates are applied to everything paid for units returned so far and the part of earlier returns is taken off, so
 * that several partial returns give exactly what one would. What is for a whole return or its parcels is reckoned once
 * and shared among its lines, so that the shares sum to the whole. Charges and deductions never take more than was paid;
 * tax that was added on top is given back whole.
 */
final class MoneyCalculation {

  private final LineCase lineCase;
  private final LineMoney line;
  private final Situation situation;

  MoneyCalculation(LineCase lineCase) {
    this(lineCase, lineCase.claimed());
  }

  /** @param situation the line's own, or one that differs from it in some fact of this line alone */
  MoneyCalculation(LineCase lineCase, Situation situation) {
    this.lineCase = lineCase;
    this.line = lineCase.line().money();
    this.situation = situation;
  }

  /** @param rules in the order of their clauses */
  Amounts amounts(List<MoneyRule> rules) {
    List<Adjustment> adjustments = new ArrayList<>();
    Money left = line.paid();
    for (MoneyRule rule : rules) {
      if (rule.applies().value(situation) == Truth.YES && speaksThisCurrency(rule)) {
        Adjustment adjustment = adjustment(rule, left);
        adjustments.add(adjustment);
        left = adjustment.kind() == Adjustment.Kind.REIMBURSEMENT ? left : left.minus(adjustment.amount());
      }
    }
    Money total = left.plus(line.tax());
    for (Adjustment adjustment : adjustments) {
      if (adjustment.kind() == Adjustment.Kind.REIMBURSEMENT) {
        total = total.plus(adjustment.amount());
      }
    }
    return new Amounts(line.paid(), adjustments, line.tax(), total);
  }

  /** Whether the rule's sums are in the line's currency; sums in another one are for a person to decide. */
  boolean speaksThisCurrency(MoneyRule rule) {
    return switch (rule.adjust().figure()) {
      case Figure.Sum(Money amount) -> isOurs(amount);
      case Figure.Chosen chosen -> isOurs(chosen.from());
      case Figure.FromFact figure ->
          areOurs(amount(rule.factNumber())) && areOurs(figure.atLeast()) && areOurs(figure.atMost());
      case Figure.Rate rate ->
          areOurs(amount(rule.baseNumber())) && areOurs(rate.atLeast()) && areOurs(rate.atMost());
    };
  }

  private boolean areOurs(Optional<Money> sum) {
    return sum.isEmpty() || isOurs(sum.get());
  }

  private boolean isOurs(Money sum) {
    return sum.currency().equals(line.paid().currency());
  }

  private Adjustment adjustment(MoneyRule rule, Money left) {
    Adjustment.Kind kind = rule.adjust().kind();
    Money full = full(rule);
    Money amount = kind == Adjustment.Kind.REIMBURSEMENT ? full : full.atMost(left);
    String label = rule.adjust().label();
    boolean open = situation.ruling(rule.clause()).isEmpty();
    return switch (rule.adjust().figure()) {
      case Figure.Rate rate ->
          new Adjustment(
              kind, rule.clause(), label, Optional.of(percent(rule, rate)), base(rule), amount,
              open && rate.isRange(), range(rate));
      case Figure.Chosen(Money from, Money to, _) ->
          new Adjustment(
              kind, rule.clause(), label, Optional.empty(), line.paid(), amount,
              open, Optional.empty(), Optional.of(new Adjustment.SumRange(from, to)));
      case Figure.Sum _, Figure.FromFact _ ->
          new Adjustment(kind, rule.clause(), label, Optional.empty(), line.paid(), amount, false, Optional.empty());
    };
  }

  private static Optional<Adjustment.RateRange> range(Figure.Rate rate) {
    return rate.isRange() ? Optional.of(new Adjustment.RateRange(rate.from(), rate.to())) : Optional.empty();
  }

  private Percent percent(MoneyRule rule, Figure.Rate rate) {
    return situation.ruling(rule.clause()).flatMap(Ruling::percent).orElse(rate.proposed());
  }

  /** The sum that staff chose; as long as nobody did, the one proposed. */
  private Money chosen(MoneyRule rule, Figure.Chosen chosen) {
    return situation.ruling(rule.clause()).flatMap(Ruling::amount).orElse(chosen.proposed());
  }

  /** What a rate is of: what was paid for the units, or the sum that a fact holds. */
  private Money base(MoneyRule rule) {
    return amount(rule.baseNumber()).orElse(line.paid());
  }

  /** What falls on this line before anything keeps it below what is left; zero where a figure is not known. */
  Money full(MoneyRule rule) {
    return switch (rule.adjust().per()) {
      case LINE -> ofLine(rule);
      case UNIT -> times(ofLine(rule), rule);
      case PARCEL, RETURN -> Shares.of(rule, lineCase);
    };
  }

  private Money times(Money each, MoneyRule rule) {
    Money sum = new Money(Math.multiplyExact(each.minor(), count(rule)), each.currency());
    return rule.adjust().kind() == Adjustment.Kind.REIMBURSEMENT ? sum : sum.atMost(line.paid());
  }

  /** Of how many units or parcels it is; no more than anybody sends. */
  private long count(MoneyRule rule) {
    return situation.value(rule.countNumber()) instanceof FactValue.WholeNumber(long count)
        ? Math.min(count, MOST_PIECES)
        : 0;
  }

  private static final long MOST_PIECES = 1_000_000;

  private Money ofLine(MoneyRule rule) {
    boolean plain = rule.adjust().per() == Per.LINE;
    return switch (rule.adjust().figure()) {
      case Figure.Rate rate when rate.base().isPresent() ->
          rated(rule, rate, amount(rule.baseNumber()).orElse(zero())).atMost(line.paid());
      case Figure.Rate rate -> running(paid -> rated(rule, rate, paid).atMost(paid));
      case Figure.Sum(Money amount) -> plain ? running(paid -> amount.atMost(paid)) : amount;
      case Figure.Chosen chosen -> {
        Money amount = chosen(rule, chosen);
        yield plain ? running(paid -> amount.atMost(paid)) : amount;
      }
      case Figure.FromFact figure -> factSum(rule, figure);
    };
  }

  private Money factSum(MoneyRule rule, Figure.FromFact figure) {
    return amount(rule.factNumber())
        .map(sum -> bounded(sum.atLeast(zero()), figure.atLeast(), figure.atMost()))
        .orElse(zero());
  }

  private Money rated(MoneyRule rule, Figure.Rate rate, Money base) {
    return bounded(base.percent(percent(rule, rate), RoundingMode.HALF_UP), rate.atLeast(), rate.atMost());
  }

  /**
   * What the whole return bears, of which this line has a share.
   *
   * @param paid for all lines that bear it
   */
  Money ofReturn(MoneyRule rule, Money paid) {
    Money whole =
        switch (rule.adjust().figure()) {
          case Figure.Rate rate -> rated(rule, rate, amount(rule.baseNumber()).orElse(paid));
          case Figure.Sum(Money amount) -> amount;
          case Figure.Chosen chosen -> chosen(rule, chosen);
          case Figure.FromFact figure -> factSum(rule, figure);
        };
    long times = rule.adjust().per() == Per.PARCEL ? count(rule) : 1;
    Money sum = new Money(Math.multiplyExact(whole.minor(), times), whole.currency());
    return rule.adjust().kind() == Adjustment.Kind.REIMBURSEMENT ? sum : sum.atMost(paid);
  }

  private static Money bounded(Money amount, Optional<Money> atLeast, Optional<Money> atMost) {
    Money raised = atLeast.map(amount::atLeast).orElse(amount);
    return atMost.map(raised::atMost).orElse(raised);
  }

  /** What falls on these units: of all units so far, less what earlier returns bore. */
  private Money running(UnaryOperator<Money> ofPaid) {
    Money before = line.paidBefore();
    return applied(ofPaid, before.plus(line.paid())).minus(applied(ofPaid, before));
  }

  private static Money applied(UnaryOperator<Money> ofPaid, Money paid) {
    return paid.isZero() ? paid : ofPaid.apply(paid);
  }

  private Money zero() {
    return Money.zero(line.paid().currency());
  }

  private Optional<Money> amount(int fact) {
    return fact >= 0 && situation.value(fact) instanceof FactValue.Amount(Money amount)
        ? Optional.of(amount)
        : Optional.empty();
  }
}
