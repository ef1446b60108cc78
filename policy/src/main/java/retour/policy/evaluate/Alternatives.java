package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  Alternatives(Program program, LineCase line) {
    this.program = program;
    this.situation = line.claimed();
    this.known = line.known();
  }

  /** The last day on which the resolution is not refused, with the window that ends it. */
  Optional<Deadline> until(ResolutionPlan plan) {
    return lastDays(plan).stream()
        .filter(deadline -> !deadline.lastDay().isBefore(situation.day()))
        .filter(deadline -> isRefused(plan, situation.on(deadline.lastDay().plusDays(1))))
        .findFirst();
  }

  /** @param grounds the clauses that refuse it */
  List<Turning> turnings(ResolutionPlan plan, List<ResolutionPlan.Ground> grounds, List<Resolution> possible) {
    List<Turning> turnings = new ArrayList<>();
    lastDays(plan).reversed().stream()
        .filter(deadline -> deadline.lastDay().isBefore(situation.day()))
        .filter(deadline -> !isRefused(plan, situation.on(deadline.lastDay())))
        .findFirst()
        .ifPresent(deadline -> turnings.add(until(deadline)));
    grounds.forEach(ground -> ifFact(plan, ground).forEach(turning -> addOnce(turnings, turning)));
    String clause = grounds.isEmpty() ? "" : grounds.getFirst().clause();
    for (Resolution other : possible) {
      turnings.add(
          new Turning(Turning.Kind.INSTEAD, clause, Optional.empty(), Optional.empty(), Optional.of(other)));
    }
    return turnings;
  }

  private static void addOnce(List<Turning> turnings, Turning turning) {
    if (!turnings.contains(turning)) {
      turnings.add(turning);
    }
  }

  private static Turning until(Deadline deadline) {
    Optional<LocalDate> day = Optional.of(deadline.lastDay());
    return new Turning(Turning.Kind.UNTIL, deadline.clause(), Optional.empty(), day, Optional.empty());
  }

  /** The yes/no facts whose contrary alone would lift the refusal. */
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
        && situation.value(fact) instanceof FactValue.YesNo(boolean value)
        && !isRefused(plan, situation.with(fact, new FactValue.YesNo(!value)));
  }

  private static boolean isRefused(ResolutionPlan plan, Situation situation) {
    return plan.permitted().value(situation) == Truth.NO;
  }

  private List<Deadline> lastDays(ResolutionPlan plan) {
    return plan.windows().stream()
        .map(use -> use.window().deadline(situation, use.clause()))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Deadline::lastDay).thenComparing(Deadline::clause))
        .toList();
  }
}
