package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
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
  private final Map<Resolution, List<Deadline>> byPlan = new EnumMap<>(Resolution.class);
  private final Map<Integer, List<Situation>> others = new HashMap<>();
  private final IdentityHashMap<Window, Optional<Deadline>> lastDays = new IdentityHashMap<>(8);

  Alternatives(Program program, LineCase line) {
    this.program = program;
    this.situation = line.claimed();
    this.known = line.known();
  }

  /** The last day on which the resolution is not refused, with the window that ends it. */
  Optional<Deadline> until(ResolutionPlan plan) {
    List<Deadline> ending = new ArrayList<>();
    for (Deadline deadline : lastDays(plan)) {
      if (!deadline.lastDay().isBefore(situation.day()) && isRefused(plan, on(deadline.lastDay().plusDays(1)))) {
        ending.add(deadline);
      }
    }
    return first(ending, Comparator.comparing(Deadline::lastDay), plan);
  }

  /** Of windows that end on one day the one whose clause gives the resolution comes first, then by the clause's id. */
  private Comparator<Deadline> bestNamed(ResolutionPlan plan) {
    return Comparator.comparing((Deadline deadline) -> !isGivenBy(plan, deadline)).thenComparing(Deadline::clause);
  }

  private boolean isGivenBy(ResolutionPlan plan, Deadline deadline) {
    Situation then = on(deadline.lastDay());
    for (ResolutionPlan.Ground each : plan.permits()) {
      if (each.clause().equals(deadline.clause()) && each.holds().value(then) != Truth.NO) {
        return true;
      }
    }
    return false;
  }

  /** @param grounds the clauses that refuse it */
  List<Turning> turnings(ResolutionPlan plan, List<ResolutionPlan.Ground> grounds, List<Resolution> possible) {
    List<Turning> turnings = new ArrayList<>();
    wasPossible(plan).ifPresent(turnings::add);
    willBePossible(plan).ifPresent(turnings::add);
    grounds.forEach(ground -> ifFact(plan, ground).forEach(turning -> addOnce(turnings, turning)));
    String clause = grounds.isEmpty() ? "" : grounds.getFirst().clause();
    for (ResolutionPlan other : program.plans()) {
      if (possible.contains(other.resolution())) {
        turnings.add(instead(clause, other));
      }
    }
    return turnings;
  }

  private Optional<Turning> wasPossible(ResolutionPlan plan) {
    List<Deadline> missed = new ArrayList<>();
    for (Deadline deadline : lastDays(plan)) {
      if (deadline.lastDay().isBefore(situation.day()) && !isRefused(plan, on(deadline.lastDay()))) {
        missed.add(deadline);
      }
    }
    return first(missed, Comparator.comparing(Deadline::lastDay).reversed(), plan)
        .map(deadline -> onDay(Turning.Kind.UNTIL, deadline.clause(), deadline.lastDay()));
  }

  private Optional<Deadline> first(List<Deadline> found, Comparator<Deadline> order, ResolutionPlan plan) {
    return found.size() > 1
        ? found.stream().min(order.thenComparing(bestNamed(plan)))
        : found.stream().findFirst();
  }

  /** Where it is only too early. */
  private Optional<Turning> willBePossible(ResolutionPlan plan) {
    List<Turning> openings = new ArrayList<>();
    for (Deadline deadline : lastDays(plan)) {
      deadline
          .trace()
          .opens()
          .filter(day -> day.isAfter(situation.day()) && !isRefused(plan, on(day)))
          .ifPresent(day -> openings.add(onDay(Turning.Kind.FROM, deadline.clause(), day)));
    }
    return openings.stream()
        .min(Comparator.comparing((Turning opening) -> opening.day().orElseThrow()).thenComparing(Turning::clause));
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
    BitSet used = ground.rule().stated();
    List<Turning> turnings = new ArrayList<>();
    for (int fact = used.nextSetBit(0); fact >= 0; fact = used.nextSetBit(fact + 1)) {
      if (known.get(fact).isPresent() && wouldLift(plan, fact)) {
        Optional<String> name = Optional.of(program.facts().get(fact).name());
        turnings.add(new Turning(Turning.Kind.IF_FACT, ground.clause(), name, Optional.empty(), Optional.empty()));
      }
    }
    return turnings;
  }

  private boolean wouldLift(ResolutionPlan plan, int fact) {
    if (RECORDED_ONCE.containsAll(program.facts().get(fact).question().knownBy())) {
      return false;
    }
    for (Situation other : others.computeIfAbsent(fact, this::otherwise)) {
      if (!isRefused(plan, other)) {
        return true;
      }
    }
    return false;
  }

  private List<Situation> otherwise(int fact) {
    return otherValues(fact).stream().map(value -> situation.with(fact, value)).toList();
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
    return byPlan.computeIfAbsent(plan.resolution(), _ -> find(plan));
  }

  private List<Deadline> find(ResolutionPlan plan) {
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
