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
import retour.policy.money.Money;
import retour.policy.money.Percent;

/**
 * What is given back for one line.
 *
 * <p>Rates are applied to everything paid for units returned so far and the part of earlier returns is taken off, so
 * that several partial returns give exactly what one would. Charges and deductions never take more than was paid; tax
 * that was added on top is given back whole.
 */
final class MoneyCalculation {

  private final LineMoney line;
  private final Situation situation;

  MoneyCalculation(LineMoney line, Situation situation) {
    this.line = line;
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

  /** Whether the rule's fixed sums are in the line's currency; sums in another one are for a person to decide. */
  boolean speaksThisCurrency(MoneyRule rule) {
    return switch (rule.adjust().figure()) {
      case Figure.Sum(Money amount) -> isOurs(amount);
      case Figure.FromFact _ -> factAmount(rule).map(this::isOurs).orElse(true);
      case Figure.Rate rate -> rate.atLeast().map(this::isOurs).orElse(true) && rate.atMost().map(this::isOurs).orElse(true);
    };
  }

  private boolean isOurs(Money money) {
    return money.currency().equals(line.paid().currency());
  }

  private Adjustment adjustment(MoneyRule rule, Money left) {
    Adjustment.Kind kind = rule.adjust().kind();
    String label = rule.adjust().label();
    return switch (rule.adjust().figure()) {
      case Figure.Rate rate -> rated(rule, rate, left);
      case Figure.Sum(Money amount) ->
          plain(rule.clause(), kind, label, capped(kind, running(paid -> amount.atMost(paid)), left));
      case Figure.FromFact _ ->
          plain(rule.clause(), kind, label, capped(kind, factAmount(rule).orElseThrow(), left));
    };
  }

  private Adjustment rated(MoneyRule rule, Figure.Rate rate, Money left) {
    Optional<Percent> ruled = situation.ruling(rule.clause()).flatMap(Ruling::percent);
    Percent percent = ruled.orElse(rate.proposed());
    Adjustment.Kind kind = rule.adjust().kind();
    Money amount = running(paid -> bounded(paid.percent(percent, RoundingMode.HALF_UP), rate).atMost(paid));
    boolean isSettled = situation.ruling(rule.clause()).isPresent();
    return new Adjustment(
        kind,
        rule.clause(),
        rule.adjust().label(),
        Optional.of(percent),
        line.paid(),
        capped(kind, amount, left),
        rate.isRange() && !isSettled,
        rate.isRange()
            ? Optional.of(new Adjustment.RateRange(rate.from(), rate.to()))
            : Optional.empty());
  }

  private static Money bounded(Money amount, Figure.Rate rate) {
    Money raised = rate.atLeast().map(amount::atLeast).orElse(amount);
    return rate.atMost().map(raised::atMost).orElse(raised);
  }

  /** What falls on these units: of all units so far, less what earlier returns bore. */
  private Money running(UnaryOperator<Money> ofPaid) {
    Money before = line.paidBefore();
    return applied(ofPaid, before.plus(line.paid())).minus(applied(ofPaid, before));
  }

  private static Money applied(UnaryOperator<Money> ofPaid, Money paid) {
    return paid.isZero() ? paid : ofPaid.apply(paid);
  }

  private static Money capped(Adjustment.Kind kind, Money amount, Money left) {
    return kind == Adjustment.Kind.REIMBURSEMENT ? amount : amount.atMost(left);
  }

  private Adjustment plain(String clause, Adjustment.Kind kind, String label, Money amount) {
    return new Adjustment(
        kind, clause, label, Optional.empty(), line.paid(), amount, false, Optional.empty());
  }

  private Optional<Money> factAmount(MoneyRule rule) {
    return situation.value(rule.factNumber()) instanceof FactValue.Amount(Money amount)
        ? Optional.of(amount.atLeast(Money.zero(amount.currency())))
        : Optional.empty();
  }
}
