package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Amounts;
import retour.policy.decision.MissingFact;
import retour.policy.decision.Option;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Turning;
import retour.policy.decision.Verdict;
import retour.policy.evaluate.ResolutionPlan.Ground;
import retour.policy.evaluate.ResolutionPlan.Pending;
import retour.policy.fact.Ruling;
import retour.policy.language.Effect;
import retour.policy.language.Figure;
import retour.policy.language.ReviewOption;
import retour.policy.money.Money;

/** Decides one resolution of one line. */
final class ResolutionDecider {

  private static final Set<Resolution> MONEY = EnumSet.of(Resolution.REFUND, Resolution.STORE_CREDIT);

  private final Program program;
  private final LineCase line;
  private final Open open;
  private final Alternatives alternatives;

  ResolutionDecider(Program program, LineCase line, Open open) {
    this.program = program;
    this.line = line;
    this.open = open;
    this.alternatives = new Alternatives(program, line);
  }

  boolean isPossible(ResolutionPlan plan) {
    return plan.permitted().value(line.claimed()) != Truth.NO;
  }

  /** @param possible the resolutions of the line that are not refused */
  ResolutionDecision decide(ResolutionPlan plan, List<Resolution> possible) {
    return isPossible(plan) ? standing(plan) : refused(plan, possible);
  }

  private ResolutionDecision refused(ResolutionPlan plan, List<Resolution> possible) {
    List<Ground> against = holding(plan.forbids());
    List<Ground> grounds = against.isEmpty() ? plan.permits() : against;
    List<Turning> turnings = alternatives.turnings(plan, grounds, possible);
    return new ResolutionDecision(
        plan.resolution(),
        Verdict.REFUSED,
        ids(grounds),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        turnings,
        List.of());
  }

  private ResolutionDecision standing(ResolutionPlan plan) {
    List<Pending> waiting = new ArrayList<>();
    for (Pending each : plan.pending()) {
      if (each.isOpen(line.claimed())) {
        waiting.add(each);
      }
    }
    Verdict verdict = verdict(plan, !waiting.isEmpty());
    List<MissingFact> waitsFor = open.missing(open.facts(plan, line.verified()), line.verified());
    List<String> decidedBy =
        verdict == Verdict.REVIEW
            ? waiting.stream().map(each -> each.rule().id()).distinct().toList()
            : ids(allowing(plan));
    return new ResolutionDecision(
        plan.resolution(),
        verdict,
        decidedBy,
        alternatives.until(plan),
        amounts(plan),
        waitsFor,
        verdict == Verdict.REVIEW ? waiting.stream().flatMap(ResolutionDecider::options).toList() : List.of(),
        List.of(),
        plan.resolution() == Resolution.REFUND ? payBy() : List.of());
  }

  /** The clauses that allow it; as long as none does for certain, those that may. */
  private List<Ground> allowing(ResolutionPlan plan) {
    List<Ground> certain = holding(plan.permits());
    return certain.isEmpty()
        ? plan.permits().stream().filter(each -> each.holds().value(line.claimed()) != Truth.NO).toList()
        : certain;
  }

  private Verdict verdict(ResolutionPlan plan, boolean waitsForPerson) {
    BitSet missing = open.facts(plan, line.claimed());
    for (int fact = missing.nextSetBit(0); fact >= 0; fact = missing.nextSetBit(fact + 1)) {
      if (!open.isForInspector(fact)) {
        return Verdict.NEEDS_FACTS;
      }
    }
    if (waitsForPerson || speaksForeignMoney(plan)) {
      return Verdict.REVIEW;
    }
    return open.facts(plan, line.verified()).isEmpty() ? Verdict.PERMITTED : Verdict.PERMITTED_IF;
  }

  /** A sum in another currency than the order's cannot be reckoned; a person decides. */
  private boolean speaksForeignMoney(ResolutionPlan plan) {
    MoneyCalculation money = new MoneyCalculation(line);
    for (ResolutionPlan.MoneyRule rule : plan.money()) {
      if (rule.applies().value(line.claimed()) == Truth.YES && !money.speaksThisCurrency(rule)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Amounts> amounts(ResolutionPlan plan) {
    return MONEY.contains(plan.resolution())
        ? Optional.of(new MoneyCalculation(line).amounts(plan.money()))
        : Optional.empty();
  }

  /** The means of payment; where a law names one, the store's own wish gives way. */
  private List<String> payBy() {
    List<String> byLaw = payBy(true);
    return byLaw.isEmpty() ? payBy(false) : byLaw;
  }

  private List<String> payBy(boolean law) {
    Set<String> means = new LinkedHashSet<>();
    for (Papers.Said<Effect.PayBy> said : program.papers().payments()) {
      if (said.rule().layer().law() == law && said.holds(line.claimed())) {
        means.add(said.effect().means());
      }
    }
    return List.copyOf(means);
  }

  private List<Ground> holding(List<Ground> grounds) {
    List<Ground> holding = new ArrayList<>();
    for (Ground each : grounds) {
      if (each.holds().value(line.claimed()) == Truth.YES) {
        holding.add(each);
      }
    }
    return holding;
  }

  private static List<String> ids(List<Ground> grounds) {
    Set<String> ids = new LinkedHashSet<>();
    grounds.forEach(ground -> ids.add(ground.clause()));
    return List.copyOf(ids);
  }

  private static Stream<Option> options(Pending pending) {
    String clause = pending.rule().id();
    return pending.effect() instanceof Effect.Review review
        ? review.options().stream().map(option -> option(clause, option))
        : Stream.of(plain(clause, Ruling.CONFIRM, true), plain(clause, Ruling.WAIVE, false));
  }

  private static Option option(String clause, ReviewOption option) {
    if (option instanceof ReviewOption.Adjusted adjusted) {
      return adjusted(clause, adjusted);
    }
    return plain(clause, option.name(), option.favoured());
  }

  private static Option adjusted(String clause, ReviewOption.Adjusted option) {
    return switch (option.figure()) {
      case Figure.Rate rate -> {
        Adjustment.RateRange range = new Adjustment.RateRange(rate.from(), rate.to());
        yield new Option(clause, option.name(), Optional.of(range), Optional.of(rate.proposed()), option.favoured());
      }
      case Figure.Chosen(Money from, Money to, Money proposed) ->
          new Option(
              clause, option.name(), Optional.empty(), Optional.empty(), option.favoured(),
              Optional.of(new Adjustment.SumRange(from, to)), Optional.of(proposed));
      case Figure.Sum _, Figure.FromFact _ -> plain(clause, option.name(), option.favoured());
    };
  }

  private static Option plain(String clause, String option, boolean favoured) {
    return new Option(clause, option, Optional.empty(), Optional.empty(), favoured);
  }
}
