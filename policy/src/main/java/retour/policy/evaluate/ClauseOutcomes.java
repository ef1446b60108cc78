package retour.policy.evaluate;

import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import retour.policy.decision.Adjustment;
import retour.policy.decision.ClauseOutcome;
import retour.policy.decision.ClauseResult;
import retour.policy.decision.FactUse;
import retour.policy.decision.Resolution;
import retour.policy.language.Clause;
import retour.policy.language.Effect;

/** Tells for every clause what became of it. */
final class ClauseOutcomes {

  private final Program program;
  private final LineCase line;

  ClauseOutcomes(Program program, LineCase line) {
    this.program = program;
    this.line = line;
  }

  List<ClauseOutcome> all() {
    return program.clauses().stream()
        .sorted(Comparator.comparing(Clause::id))
        .map(clause -> outcome(clause.id()))
        .toList();
  }

  private ClauseOutcome outcome(String id) {
    List<CompiledRule> rules = program.rulesOf(id);
    ClauseResult result = result(id, rules);
    BitSet used = new BitSet();
    rules.forEach(rule -> rule.condition().uses(used));
    List<FactUse> facts =
        used.stream()
            .mapToObj(fact -> new FactUse(program.facts().get(fact).name(), line.known().get(fact)))
            .sorted(Comparator.comparing(FactUse::name))
            .toList();
    List<String> gaveWayTo =
        result == ClauseResult.GAVE_WAY
            ? Stream.concat(winners(id).stream(), floorsOver(rules).stream()).distinct().sorted().toList()
            : List.of();
    return new ClauseOutcome(id, result, gaveWayTo, facts);
  }

  private ClauseResult result(String id, List<CompiledRule> rules) {
    Truth applies = Objects.requireNonNull(program.clauseApplies().get(id)).value(line.claimed());
    if (applies == Truth.YES && !floorsOver(rules).isEmpty()) {
      return ClauseResult.GAVE_WAY;
    }
    if (applies == Truth.YES) {
      return failed(rules) ? ClauseResult.FAILED : ClauseResult.APPLIED;
    }
    if (applies == Truth.UNKNOWN) {
      return ClauseResult.CANNOT_TELL_YET;
    }
    boolean holds = rules.stream().anyMatch(rule -> rule.condition().value(line.claimed()) == Truth.YES);
    if (!holds) {
      return ClauseResult.DID_NOT_APPLY;
    }
    return winners(id).isEmpty() ? ClauseResult.WAIVED : ClauseResult.GAVE_WAY;
  }

  /** The laws that grant what these rules hold against the customer. */
  private List<String> floorsOver(List<CompiledRule> rules) {
    Set<Resolution> against = EnumSet.noneOf(Resolution.class);
    rules.stream()
        .filter(rule -> !rule.layer().law() && rule.effective().value(line.claimed()) == Truth.YES)
        .flatMap(rule -> rule.effects().stream())
        .forEach(effect -> against.addAll(ruledAgainst(effect)));
    return program.plans().stream()
        .filter(plan -> against.contains(plan.resolution()))
        .flatMap(plan -> plan.floors().stream())
        .filter(floor -> floor.holds().value(line.claimed()) == Truth.YES)
        .map(ResolutionPlan.Ground::clause)
        .distinct()
        .toList();
  }

  private static Set<Resolution> ruledAgainst(Effect effect) {
    return switch (effect) {
      case Effect.Forbid forbid -> forbid.resolutions();
      case Effect.Review review -> review.resolutions();
      case Effect.Adjust adjust ->
          adjust.kind() == Adjustment.Kind.REIMBURSEMENT ? Set.of() : adjust.resolutions();
      case Effect.Permit _, Effect.Floor _, Effect.Require _, Effect.Refer _, Effect.PayBy _, Effect.Inform _ ->
          Set.of();
    };
  }

  private boolean failed(List<CompiledRule> rules) {
    MoneyCalculation money = new MoneyCalculation(line.line().money(), line.claimed());
    return program.plans().stream()
        .flatMap(plan -> plan.money().stream())
        .filter(each -> rules.stream().anyMatch(rule -> rule.id().equals(each.clause())))
        .anyMatch(each -> each.applies().value(line.claimed()) == Truth.YES && !money.speaksThisCurrency(each));
  }

  private List<String> winners(String id) {
    return program.overriddenBy().getOrDefault(id, List.of()).stream()
        .filter(winner -> Objects.requireNonNull(program.clauseApplies().get(winner)).value(line.claimed()) == Truth.YES)
        .toList();
  }
}
