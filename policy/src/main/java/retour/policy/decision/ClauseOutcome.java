package retour.policy.decision;

import java.util.List;

/**
 * One clause's own outcome, present for every clause of the policy, in the order of their ids.
 *
 * @param gaveWayTo the clauses that override it, when the result is {@link ClauseResult#GAVE_WAY}
 * @param facts the facts its condition rests on, in the order of their names
 */
public record ClauseOutcome(String clause, ClauseResult result, List<String> gaveWayTo, List<FactUse> facts) {

  public ClauseOutcome {
    gaveWayTo = List.copyOf(gaveWayTo);
    facts = List.copyOf(facts);
  }
}
