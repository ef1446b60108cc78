package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retour.policy.FactQuestion;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Deadline;
import retour.policy.decision.Resolution;
import retour.policy.decision.Turning;
import retour.policy.evaluate.ResolutionPlan.MoneyRule;
import retour.policy.evaluate.ResolutionPlan.WindowUse;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;

/** Asks the same question on other days and with other facts: until when it is possible, what would change a refusal. */
final class Alternatives {

  private final Program program;
  private final LineCase line;
  private final Situation situation;
  private final Witnesses witnesses;
  private final List<Situation> days = new ArrayList<>(4);
  private final Map<Resolution, Optional<Deadline>> untils = new EnumMap<>(Resolution.class);
  private final Map<Integer, List<Situation>> others = new HashMap<>();

  Alternatives(Program program, LineCase line) {
    this.program = program;
    this.line = line;
    this.situation = line.claimed();
    this.witnesses = program.sheet().witnesses();
  }

  /** The last day on which the resolution is not refused, with the window that ends it. */
  Optional<Deadline> until(ResolutionPlan plan) {
    Optional<Deadline> known = untils.get(plan.resolution());
    if (known == null) {
      Ending ending = ending(plan);
      known = ending == null ? Optional.empty() : ending.use.window().deadline(situation, ending.use.clause());
      untils.put(plan.resolution(), known);
    }
    return known;
  }

  /** A window that a resolution rests on, and its last day. */
  private record Ending(WindowUse use, LocalDate last) {}

  private @Nullable Ending ending(ResolutionPlan plan) {
    Ending first = null;
    for (WindowUse use : plan.windows()) {
      LocalDate last = last(use);
      if (last != null && !last.isBefore(situation.day()) && isRefused(plan, on(last.plusDays(1)))) {
        Ending each = new Ending(use, last);
        boolean better = first == null || last.isBefore(first.last) || isBetterNamed(plan, each, first);
        first = better ? each : first;
      }
    }
    return first;
  }

  /** Of windows that end on one day the one whose clause gives the resolution comes first, then by the clause's id. */
  private boolean isBetterNamed(ResolutionPlan plan, Ending one, Ending other) {
    if (!one.last.equals(other.last)) {
      return false;
    }
    int given = Boolean.compare(isGivenBy(plan, one), isGivenBy(plan, other));
    return given != 0 ? given > 0 : one.use.clause().compareTo(other.use.clause()) < 0;
  }

  private boolean isGivenBy(ResolutionPlan plan, Ending ending) {
    for (ResolutionPlan.Ground each : plan.permits()) {
      if (each.clause().equals(ending.use.clause()) && each.holds().value(on(ending.last)) != Truth.NO) {
        return true;
      }
    }
    return false;
  }

  /** The last day of a window, when its case holds, it has begun and its clock runs. */
  private @Nullable LocalDate last(WindowUse use) {
    Span span = use.window().span(situation);
    return span == null || span.stands() ? null : span.last();
  }

  /** @param grounds the clauses that refuse it */
  List<Turning> turnings(ResolutionPlan plan, List<ResolutionPlan.Ground> grounds, List<ResolutionPlan> possible) {
    List<Turning> turnings = new ArrayList<>();
    addMissed(plan, turnings);
    addOpening(plan, turnings);
    for (ResolutionPlan.Ground ground : grounds) {
      addFacts(plan, ground, turnings);
    }
    String clause = grounds.isEmpty() ? "" : grounds.getFirst().clause();
    for (ResolutionPlan other : possible) {
      turnings.add(instead(clause, other));
    }
    return turnings;
  }

  /** Where it was possible until a day, the last of such days. */
  private void addMissed(ResolutionPlan plan, List<Turning> turnings) {
    Ending latest = null;
    for (WindowUse use : plan.windows()) {
      LocalDate last = last(use);
      if (last != null && last.isBefore(situation.day()) && !isRefused(plan, on(last))) {
        Ending each = new Ending(use, last);
        boolean better = latest == null || last.isAfter(latest.last) || isBetterNamed(plan, each, latest);
        latest = better ? each : latest;
      }
    }
    if (latest != null) {
      turnings.add(onDay(Turning.Kind.UNTIL, latest));
    }
  }

  /** Where it is only too early, the first day on which it is not. */
  private void addOpening(ResolutionPlan plan, List<Turning> turnings) {
    Ending first = null;
    for (WindowUse use : plan.windows()) {
      LocalDate opens = opens(use);
      if (opens != null && opens.isAfter(situation.day()) && !isRefused(plan, on(opens))) {
        int order = first == null ? -1 : opens.compareTo(first.last);
        boolean earlier = order == 0 && first != null && use.clause().compareTo(first.use.clause()) < 0;
        first = order < 0 || earlier ? new Ending(use, opens) : first;
      }
    }
    if (first != null) {
      turnings.add(onDay(Turning.Kind.FROM, first));
    }
  }

  private @Nullable LocalDate opens(WindowUse use) {
    Span span = use.window().span(situation);
    return span == null || span.stands() ? null : span.opens();
  }

  private Turning instead(String clause, ResolutionPlan other) {
    Optional<LocalDate> until = until(other).map(Deadline::lastDay);
    return new Turning(Turning.Kind.INSTEAD, clause, Optional.empty(), until, Optional.of(other.resolution()));
  }

  private static Turning onDay(Turning.Kind kind, Ending day) {
    return new Turning(kind, day.use.clause(), Optional.empty(), Optional.of(day.last), Optional.empty());
  }

  /** The facts of which another value alone would lift the refusal. */
  private void addFacts(ResolutionPlan plan, ResolutionPlan.Ground ground, List<Turning> turnings) {
    BitSet used = ground.rule().stated();
    for (int fact = used.nextSetBit(0); fact >= 0; fact = used.nextSetBit(fact + 1)) {
      if (line.known(fact).isPresent() && wouldLift(plan, fact)) {
        Optional<String> name = Optional.of(program.facts().get(fact).name());
        addOnce(
            new Turning(Turning.Kind.IF_FACT, ground.clause(), name, Optional.empty(), Optional.empty()), turnings);
      }
    }
  }

  /** What the shopper did or the inspector found of which the contrary alone would give back more. */
  List<Turning> more(ResolutionPlan plan) {
    List<Turning> turnings = List.of();
    for (MoneyRule rule : plan.money()) {
      boolean takes = rule.adjust().kind() != Adjustment.Kind.REIMBURSEMENT;
      if (takes && !rule.rule().stated().isEmpty() && rule.applies().value(situation) == Truth.YES) {
        turnings = turnings.isEmpty() ? new ArrayList<>() : turnings;
        addMore(plan, rule, turnings);
      }
    }
    return turnings;
  }

  private void addMore(ResolutionPlan plan, MoneyRule rule, List<Turning> turnings) {
    BitSet used = rule.rule().stated();
    for (int fact = used.nextSetBit(0); fact >= 0; fact = used.nextSetBit(fact + 1)) {
      if (line.known(fact).isPresent() && witnesses.isSeen(fact) && givesMore(plan, fact)) {
        Optional<String> name = Optional.of(program.facts().get(fact).name());
        addOnce(new Turning(Turning.Kind.MORE_IF, rule.clause(), name, Optional.empty(), Optional.empty()), turnings);
      }
    }
  }

  private boolean givesMore(ResolutionPlan plan, int fact) {
    Money now = total(plan, situation);
    return others(fact).stream().anyMatch(other -> !isRefused(plan, other) && total(plan, other).compareTo(now) > 0);
  }

  private Money total(ResolutionPlan plan, Situation by) {
    return new MoneyCalculation(line, by).amounts(plan.money()).total();
  }

  private static void addOnce(Turning turning, List<Turning> turnings) {
    if (!turnings.contains(turning)) {
      turnings.add(turning);
    }
  }

  private boolean wouldLift(ResolutionPlan plan, int fact) {
    for (Situation other : others(fact)) {
      if (!isRefused(plan, other)) {
        return true;
      }
    }
    return false;
  }

  private List<Situation> others(int fact) {
    return witnesses.isRecordedOnce(fact) ? List.of() : others.computeIfAbsent(fact, this::otherwise);
  }

  private List<Situation> otherwise(int fact) {
    return otherValues(fact).stream().map(value -> situation.with(fact, value)).toList();
  }

  /** What else a fact could be. Of choices only what an inspector sees: nobody is told to give another reason. */
  private List<FactValue> otherValues(int fact) {
    FactQuestion question = program.facts().get(fact).question();
    return switch (situation.value(fact)) {
      case FactValue.YesNo(boolean value) -> List.of(new FactValue.YesNo(!value));
      case FactValue.Choice(String chosen) when witnesses.knows(FactSource.INSPECTOR, fact) ->
          question.choices().stream()
              .filter(choice -> !choice.name().equals(chosen))
              .<FactValue>map(choice -> new FactValue.Choice(choice.name()))
              .toList();
      case null, default -> List.of();
    };
  }

  private static boolean isRefused(ResolutionPlan plan, Situation situation) {
    return plan.permitted().value(situation) == Truth.NO;
  }

  /** Several windows end on the same days, and several resolutions ask about them. */
  private Situation on(LocalDate day) {
    for (Situation each : days) {
      if (each.day().equals(day)) {
        return each;
      }
    }
    Situation other = situation.on(day, program.request());
    days.add(other);
    return other;
  }
}
