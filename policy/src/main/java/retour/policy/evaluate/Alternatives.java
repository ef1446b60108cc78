package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import retour.policy.FactQuestion;
import retour.policy.decision.Deadline;
import retour.policy.decision.Resolution;
import retour.policy.decision.Turning;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;

/** Asks the same question on other days and with other facts: until when it is possible, what would change a refusal. */
final class Alternatives {

  /** What these know was settled by the order itself; nobody can bring it about any more. */
  private static final Set<FactSource> RECORDED_ONCE = EnumSet.of(FactSource.ORDER, FactSource.CATALOG);

  private final Program program;
  private final Situation situation;
  private final List<Optional<Fact>> known;
  private final Map<LocalDate, Situation> days = new HashMap<>();
  private final IdentityHashMap<Window, Optional<Deadline>> lastDays = new IdentityHashMap<>(8);

  Alternatives(Program program, LineCase line) {
    this.program = program;
    this.situation = line.claimed();
    this.known = line.known();
  }

  /** The last day on which the resolution is not refused, with the window that ends it. */
  Optional<Deadline> until(ResolutionPlan plan) {
    return lastDays(plan).stream()
        .filter(deadline -> !deadline.lastDay().isBefore(situation.day()))
        .filter(deadline -> isRefused(plan, on(deadline.lastDay().plusDays(1))))
        .min(Comparator.comparing(Deadline::lastDay).thenComparing(bestNamed(plan)));
  }

  /** Of windows that end on one day the one whose clause gives the resolution comes first, then by the clause's id. */
  private Comparator<Deadline> bestNamed(ResolutionPlan plan) {
    return Comparator.comparing((Deadline deadline) -> !isGivenBy(plan, deadline)).thenComparing(Deadline::clause);
  }

  private boolean isGivenBy(ResolutionPlan plan, Deadline deadline) {
    Situation then = on(deadline.lastDay());
    return plan.permits().stream()
        .anyMatch(each -> each.clause().equals(deadline.clause()) && each.holds().value(then) != Truth.NO);
  }

  /** @param grounds the clauses that refuse it */
  List<Turning> turnings(ResolutionPlan plan, List<ResolutionPlan.Ground> grounds, List<Resolution> possible) {
    List<Turning> turnings = new ArrayList<>();
    wasPossible(plan).ifPresent(turnings::add);
    willBePossible(plan).ifPresent(turnings::add);
    grounds.forEach(ground -> ifFact(plan, ground).forEach(turning -> addOnce(turnings, turning)));
    String clause = grounds.isEmpty() ? "" : grounds.getFirst().clause();
    program.plans().stream()
        .filter(other -> possible.contains(other.resolution()))
        .forEach(other -> turnings.add(instead(clause, other)));
    return turnings;
  }

  private Optional<Turning> wasPossible(ResolutionPlan plan) {
    return lastDays(plan).stream()
        .filter(deadline -> deadline.lastDay().isBefore(situation.day()))
        .filter(deadline -> !isRefused(plan, on(deadline.lastDay())))
        .min(Comparator.comparing(Deadline::lastDay).reversed().thenComparing(bestNamed(plan)))
        .map(deadline -> onDay(Turning.Kind.UNTIL, deadline.clause(), deadline.lastDay()));
  }

  /** Where it is only too early. */
  private Optional<Turning> willBePossible(ResolutionPlan plan) {
    record Opening(String clause, LocalDate day) {}
    return lastDays(plan).stream()
        .flatMap(deadline -> deadline.trace().opens().stream().map(day -> new Opening(deadline.clause(), day)))
        .filter(opening -> opening.day().isAfter(situation.day()) && !isRefused(plan, on(opening.day())))
        .min(Comparator.comparing(Opening::day).thenComparing(Opening::clause))
        .map(opening -> onDay(Turning.Kind.FROM, opening.clause(), opening.day()));
  }

  private Turning instead(String clause, ResolutionPlan other) {
    Optional<LocalDate> until = until(other).map(Deadline::lastDay);
    return new Turning(Turning.Kind.INSTEAD, clause, Optional.empty(), until, Optional.of(other.resolution()));
  }

  private static void addOnce(List<Turning> turnings, Turning turning) {
    if (!turnings.contains(turning)) {
      turnings.add(turning);
    }
  }

  private static Turning onDay(Turning.Kind kind, String clause, LocalDate day) {
    return new Turning(kind, clause, Optional.empty(), Optional.of(day), Optional.empty());
  }

  /** The facts of which another value alone would lift the refusal. */
  private List<Turning> ifFact(ResolutionPlan plan, ResolutionPlan.Ground ground) {
    BitSet used = new BitSet();
    ground.rule().condition().uses(used);
    return used.stream()
        .filter(fact -> known.get(fact).isPresent() && wouldLift(plan, fact))
        .mapToObj(
            fact ->
                new Turning(
                    Turning.Kind.IF_FACT,
                    ground.clause(),
                    Optional.of(program.facts().get(fact).name()),
                    Optional.empty(),
                    Optional.empty()))
        .toList();
  }

  private boolean wouldLift(ResolutionPlan plan, int fact) {
    return !RECORDED_ONCE.containsAll(program.facts().get(fact).question().knownBy())
        && otherValues(fact).stream().anyMatch(value -> !isRefused(plan, situation.with(fact, value)));
  }

  /** What else a fact could be. Of choices only what an inspector sees: nobody is told to give another reason. */
  private List<FactValue> otherValues(int fact) {
    FactQuestion question = program.facts().get(fact).question();
    return switch (situation.value(fact)) {
      case FactValue.YesNo(boolean value) -> List.of(new FactValue.YesNo(!value));
      case FactValue.Choice(String chosen) when question.knownBy().contains(FactSource.INSPECTOR) ->
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

  private List<Deadline> lastDays(ResolutionPlan plan) {
    List<Deadline> found = new ArrayList<>();
    for (ResolutionPlan.WindowUse use : plan.windows()) {
      lastDays
          .computeIfAbsent(use.window(), window -> window.deadline(situation, use.clause()))
          .ifPresent(deadline -> found.add(deadline.askedBy(use.clause())));
    }
    return found;
  }

  /** Several windows end on the same days, and several resolutions ask about them. */
  private Situation on(LocalDate day) {
    return days.computeIfAbsent(day, situation::on);
  }
}
