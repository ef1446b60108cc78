package retour.policy.evaluate;

import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;
import retour.policy.decision.MissingFact;
import retour.policy.fact.FactSource;

/** Finds what is still open: the facts that are missing and can still change something, and who knows them. */
final class Open {

  private final Program program;

  Open(Program program) {
    this.program = program;
  }

  /** The facts on which one resolution still depends: whether it is possible, and for how much. */
  BitSet facts(ResolutionPlan plan, Situation situation) {
    BitSet facts = new BitSet();
    if (plan.permitted().value(situation) == Truth.NO) {
      return facts;
    }
    plan.permitted().openFacts(situation, facts);
    for (ResolutionPlan.Pending pending : plan.pending()) {
      if (!pending.isSettled(situation)) {
        pending.applies().openFacts(situation, facts);
      }
    }
    plan.money().forEach(rule -> rule.applies().openFacts(situation, facts));
    return facts;
  }

  boolean isKnownBy(int fact, FactSource source) {
    return program.facts().get(fact).question().knownBy().contains(source);
  }

  /** Whether nobody but the inspector can tell. */
  boolean isForInspector(int fact) {
    return isKnownBy(fact, FactSource.INSPECTOR) && !isKnownBy(fact, FactSource.SHOPPER);
  }

  MissingFact missing(int fact, Situation situation) {
    Set<String> clauses = new TreeSet<>();
    program
        .clauseApplies()
        .forEach(
            (id, applies) -> {
              BitSet open = new BitSet();
              applies.openFacts(situation, open);
              if (open.get(fact)) {
                clauses.add(id);
              }
            });
    return new MissingFact(
        program.facts().get(fact).name(), program.facts().get(fact).question().knownBy(), clauses);
  }
}
