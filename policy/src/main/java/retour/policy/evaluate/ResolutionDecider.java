package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Amounts;
import retour.policy.decision.Option;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
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
  private final Witnesses witnesses;
  private final MoneyCalculation money;

  ResolutionDecider(Program program, LineCase line, Open open) {
    this.program = program;
    this.line = line;
    this.open = open;
    this.alternatives = new Alternatives(program, line);
    this.witnesses = program.sheet().witnesses();
    this.money = new MoneyCalculation(line);
  }

  boolean isPossible(ResolutionPlan plan) {
    return plan.permitted().value(line.claimed()) != Truth.NO;
  }

  /** @param possible the resolutions of the line that are not refused */
  ResolutionDecision refused(ResolutionPlan plan, List<ResolutionPlan> possible) {
    List<Ground> against = holding(plan.forbids());
    List<Ground> grounds = against.isEmpty() ? plan.permits() : against;
    return new ResolutionDecision(
        plan.resolution(),
        Verdict.REFUSED,
        ids(grounds),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        alternatives.turnings(plan, grounds, possible),
        List.of());
  }

  ResolutionDecision standing(ResolutionPlan plan) {
    List<Pending> waiting = waiting(plan);
    Verdict verdict = verdict(plan, !waiting.isEmpty());
    boolean review = verdict == Verdict.REVIEW;
    return new ResolutionDecision(
        plan.resolution(),
        verdict,
        review ? waiting.stream().map(each -> each.rule().id()).distinct().toList() : ids(allowing(plan)),
        alternatives.until(plan),
        amounts(plan),
        open.missing(open.verified(plan), line.verified()),
        review ? waiting.stream().flatMap(ResolutionDecider::options).toList() : List.of(),
        alternatives.more(plan),
        plan.resolution() == Resolution.REFUND ? payBy() : List.of());
  }

  private List<Pending> waiting(ResolutionPlan plan) {
    List<Pending> waiting = List.of();
    for (Pending each : plan.pending()) {
      if (each.isOpen(line.claimed())) {
        waiting = waiting.isEmpty() ? new ArrayList<>() : waiting;
        waiting.add(each);
      }
    }
    return waiting;
  }

  /** The clauses that allow it; as long as none does for certain, those that may. */
  private List<Ground> allowing(ResolutionPlan plan) {
    List<Ground> certain = holding(plan.permits());
    return certain.isEmpty()
        ? plan.permits().stream().filter(each -> each.holds().value(line.claimed()) != Truth.NO).toList()
        : certain;
  }

  private Verdict verdict(ResolutionPlan plan, boolean waitsForPerson) {
    BitSet missing = open.claimed(plan);
    for (int fact = missing.nextSetBit(0); fact >= 0; fact = missing.nextSetBit(fact + 1)) {
      if (!witnesses.isForInspector(fact)) {
        return Verdict.NEEDS_FACTS;
      }
    }
    if (waitsForPerson || speaksForeignMoney(plan)) {
      return Verdict.REVIEW;
    }
    return open.verified(plan).isEmpty() ? Verdict.PERMITTED : Verdict.PERMITTED_IF;
  }

  /** A sum in another currency than the order's cannot be reckoned; a person decides. */
  private boolean speaksForeignMoney(ResolutionPlan plan) {
    for (ResolutionPlan.MoneyRule rule : plan.money()) {
      if (rule.applies().value(line.claimed()) == Truth.YES && !money.speaksThisCurrency(rule)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Amounts> amounts(ResolutionPlan plan) {
    return MONEY.contains(plan.resolution())
        ? Optional.of(money.amounts(plan.money()))
        : Optional.empty();
  }

  /** The means of payment; where a law names one, the store's own wish gives way. */
  private List<String> payBy() {
    List<String> byLaw = payBy(true);
    return byLaw.isEmpty() ? payBy(false) : byLaw;
  }

  private List<String> payBy(boolean law) {
    List<String> means = new ArrayList<>();
    for (Papers.Said<String> said : program.papers().payments()) {
      if (said.rule().layer().law() == law && said.holds(line.claimed())) {
        addOnce(said.all().getFirst(), means);
      }
    }
    return means;
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
    if (grounds.size() == 1) {
      return grounds.getFirst().alone();
    }
    List<String> ids = new ArrayList<>(grounds.size());
    for (Ground ground : grounds) {
      addOnce(ground.clause(), ids);
    }
    return ids;
  }

  private static void addOnce(String word, List<String> words) {
    if (!words.contains(word)) {
      words.add(word);
    }
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
