package retour.policy.evaluate;

import java.util.List;
import java.util.TreeSet;
import retour.policy.decision.ClauseOutcome;
import retour.policy.decision.ClauseResult;
import retour.policy.decision.FactUse;
import retour.policy.evaluate.ResolutionPlan.MoneyRule;

/** Tells for every clause what became of it. */
final class ClauseOutcomes {

  private final Program program;
  private final LineCase line;
  private final MoneyCalculation money;

  ClauseOutcomes(Program program, LineCase line) {
    this.program = program;
    this.line = line;
    this.money = new MoneyCalculation(line);
  }

  List<ClauseOutcome> all() {
    List<ClauseSheet> sheets = program.outcomes();
    ClauseOutcome[] outcomes = new ClauseOutcome[sheets.size()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = outcome(sheets.get(i));
    }
    return List.of(outcomes);
  }

  private ClauseOutcome outcome(ClauseSheet clause) {
    ClauseResult result = result(clause);
    FactUse[] facts = new FactUse[clause.facts().size()];
    for (int i = 0; i < facts.length; i++) {
      facts[i] = line.use(clause.facts().get(i));
    }
    List<String> gaveWayTo = result == ClauseResult.GAVE_WAY ? gaveWayTo(clause) : List.of();
    return new ClauseOutcome(clause.id(), result, gaveWayTo, List.of(facts));
  }

  private ClauseResult result(ClauseSheet clause) {
    Truth applies = clause.applies().value(line.claimed());
    if (applies == Truth.UNKNOWN) {
      return ClauseResult.CANNOT_TELL_YET;
    }
    if (applies == Truth.YES) {
      return givesWayToLaw(clause) ? ClauseResult.GAVE_WAY : failed(clause) ? ClauseResult.FAILED : ClauseResult.APPLIED;
    }
    if (!holds(clause)) {
      return ClauseResult.DID_NOT_APPLY;
    }
    return clause.winners().stream().anyMatch(this::wins) ? ClauseResult.GAVE_WAY : ClauseResult.WAIVED;
  }

  private boolean holds(ClauseSheet clause) {
    for (CompiledRule rule : clause.rules()) {
      if (rule.condition().value(line.claimed()) == Truth.YES) {
        return true;
      }
    }
    return false;
  }

  private boolean wins(ClauseSheet.Winner winner) {
    return winner.applies().value(line.claimed()) == Truth.YES;
  }

  private boolean givesWayToLaw(ClauseSheet clause) {
    return !clause.against().isEmpty() && !floorsOver(clause).isEmpty();
  }

  private List<String> gaveWayTo(ClauseSheet clause) {
    TreeSet<String> clauses = new TreeSet<>(floorsOver(clause));
    clause.winners().stream().filter(this::wins).forEach(winner -> clauses.add(winner.clause()));
    return List.copyOf(clauses);
  }

  /** The laws that grant what this clause holds against the customer. */
  private List<String> floorsOver(ClauseSheet clause) {
    return clause.against().stream()
        .filter(against -> against.effective().value(line.claimed()) == Truth.YES)
        .flatMap(against -> against.floors().stream())
        .filter(floor -> floor.holds().value(line.claimed()) == Truth.YES)
        .map(ResolutionPlan.Ground::clause)
        .toList();
  }

  private boolean failed(ClauseSheet clause) {
    for (MoneyRule each : clause.money()) {
      if (each.applies().value(line.claimed()) == Truth.YES && !money.speaksThisCurrency(each)) {
        return true;
      }
    }
    return false;
  }
}
