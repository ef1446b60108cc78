package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Resolution;
import retour.policy.evaluate.Gates.Answer;
import retour.policy.evaluate.ResolutionPlan.MoneyRule;
import retour.policy.evaluate.ResolutionPlan.Pending;
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;
import retour.policy.language.Figure;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.policy.prepared.CircuitBuilder;
import retour.policy.prepared.Machine;
import retour.policy.prepared.MoneyStep;

/** Turns what a policy says about a resolution into gates and money steps; the twin of {@link ResolutionDecider}. */
final class PreparedPlans {

  private static final Set<Resolution> MONEY = EnumSet.of(Resolution.REFUND, Resolution.STORE_CREDIT);

  private final CircuitBuilder builder;
  private final Columns columns;
  private final Gates gates;

  PreparedPlans(CircuitBuilder builder, Columns columns, Witnesses witnesses) {
    this.builder = builder;
    this.columns = columns;
    this.gates = new Gates(builder, columns, witnesses);
  }

  Machine.Output output(ResolutionPlan plan) {
    Answer permitted = gates.of(plan.permitted());
    int ask = permitted.ask();
    int review = CircuitBuilder.NEVER;
    int unsure = gates.unsure(permitted);
    for (Pending pending : plan.pending()) {
      Answer applies = gates.of(pending.applies());
      int settled =
          gates.plane(
              List.of("settled", pending.rule().id(), pending.settledBy()),
              line -> pending.isSettled(line.claimed()));
      ask = builder.or(ask, builder.andNot(applies.ask(), settled));
      review = builder.or(review, builder.andNot(applies.yes(), settled));
      unsure = builder.or(unsure, builder.andNot(gates.unsure(applies), settled));
    }
    List<MoneyStep> steps = new ArrayList<>();
    for (MoneyRule rule : plan.money()) {
      Answer applies = gates.of(rule.applies());
      int ours = ours(rule);
      ask = builder.or(ask, applies.ask());
      review = builder.or(review, builder.andNot(applies.yes(), ours));
      unsure = builder.or(unsure, gates.unsure(applies));
      steps.add(step(rule, builder.and(applies.yes(), ours)));
    }
    int open = builder.andNot(unsure, permitted.surelyNo());
    return new Machine.Output(
        plan.resolution(), permitted.no(), ask, review, open, steps, MONEY.contains(plan.resolution()));
  }

  /** Whether the rule's sums are in the line's currency. */
  private int ours(MoneyRule rule) {
    boolean always =
        rule.isPlain()
            && rule.adjust().figure() instanceof Figure.Rate rate
            && rate.atLeast().isEmpty()
            && rate.atMost().isEmpty();
    return always
        ? CircuitBuilder.ALWAYS
        : gates.plane(
            List.of("ours", rule.adjust().figure(), rule.figures()),
            line -> new MoneyCalculation(line).speaksThisCurrency(rule));
  }

  private MoneyStep step(MoneyRule rule, int takesEffect) {
    boolean adds = rule.adjust().kind() == Adjustment.Kind.REIMBURSEMENT;
    MoneyStep.Figure figure =
        switch (rule.adjust().figure()) {
          case Figure _ when !rule.isPlain() -> new MoneyStep.Figure.FromColumn(reckonedColumn(rule));
          case Figure.Rate rate -> share(rule, rate);
          case Figure.Chosen _ -> new MoneyStep.Figure.FromColumn(reckonedColumn(rule));
          case Figure.Sum(Money amount) -> new MoneyStep.Figure.Sum(amount.minor());
          case Figure.FromFact _ -> new MoneyStep.Figure.FromColumn(factColumn(rule.factNumber()));
        };
    return new MoneyStep(takesEffect, adds, figure);
  }

  private MoneyStep.Figure share(MoneyRule rule, Figure.Rate rate) {
    int usual = rate.proposed().hundredths();
    int column =
        columns.numbers(
            List.of("rate", rule.clause(), usual),
            line ->
                line.claimed().ruling(rule.clause()).flatMap(Ruling::percent).map(Percent::hundredths).orElse(usual),
            usual);
    return new MoneyStep.Figure.Share(
        usual,
        column,
        rate.atLeast().map(Money::minor).orElse(Long.MIN_VALUE),
        rate.atMost().map(Money::minor).orElse(Long.MAX_VALUE));
  }

  /** A sum that rests on more than the line's own money is reckoned once, while preparing. */
  private int reckonedColumn(MoneyRule rule) {
    return columns.numbers(
        List.of("reckoned", rule),
        line -> {
          MoneyCalculation money = new MoneyCalculation(line);
          if (rule.applies().value(line.claimed()) != Truth.YES || !money.speaksThisCurrency(rule)) {
            return 0;
          }
          Money sum = money.full(rule);
          return PreparedNumber.fits(sum) ? sum.minor() : Columns.NOT_WRITABLE;
        },
        0);
  }

  private int factColumn(int fact) {
    return columns.numbers(
        List.of("sum", fact),
        line ->
            switch (line.claimed().value(fact)) {
              case FactValue.Amount(Money sum) when PreparedNumber.fits(sum) -> Math.max(sum.minor(), 0);
              case FactValue.Amount _ -> Columns.NOT_WRITABLE;
              case null, default -> 0;
            },
        0);
  }
}
