package retour.policy.evaluate;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import retour.policy.decision.ClauseOutcome;
import retour.policy.decision.ClauseResult;
import retour.policy.decision.FactUse;
import retour.policy.language.Clause;

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
    List<String> gaveWayTo = result == ClauseResult.GAVE_WAY ? winners(id) : List.of();
    return new ClauseOutcome(id, result, gaveWayTo, facts);
  }

  private ClauseResult result(String id, List<CompiledRule> rules) {
    Truth applies = Objects.requireNonNull(program.clauseApplies().get(id)).value(line.claimed());
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
