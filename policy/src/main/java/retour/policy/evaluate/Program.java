package retour.policy.evaluate;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.policy.fact.FactValue;
import retour.policy.language.Clause;
import retour.policy.language.FactRule;

/**
 * A compiled document.
 *
 * @param facts in the document's order; a fact's number is its place here
 * @param numbers a fact's number by its name
 * @param rules all rules, in the order of their clauses' ids
 * @param plans one per resolution the policy speaks of
 * @param overriddenBy the clauses that a clause gives way to
 * @param used the facts the policy looks at
 * @param sheet how a case's facts are sorted in
 * @param outcomes how each clause's outcome is told, in the order of their ids
 * @param papers what its rules say beside yes, no and how much
 */
record Program(
    String name,
    int version,
    List<FactRule> facts,
    Map<String, Integer> numbers,
    List<Clause> clauses,
    List<CompiledRule> rules,
    List<ResolutionPlan> plans,
    Map<String, List<String>> overriddenBy,
    Map<String, Node> clauseApplies,
    BitSet used,
    FactSheet sheet,
    List<ClauseSheet> outcomes,
    Papers papers) {

  /** With the sheets of its clauses, which are made from all the rest. */
  Program withOutcomes() {
    return new Program(
        name, version, facts, numbers, clauses, rules, plans, overriddenBy, clauseApplies, used, sheet,
        ClauseSheet.all(this), papers);
  }

  /** The number of the fact that holds the day of the request. */
  int request() {
    return sheet.request();
  }

  Optional<FactRule> fact(String name) {
    return Optional.ofNullable(numbers.get(name)).map(facts::get);
  }

  /** Whether the vocabulary takes the fact for this as long as nobody says otherwise. */
  boolean isAssumed(int fact, FactValue value) {
    return facts.get(fact).assumed().filter(value::equals).isPresent();
  }

  List<CompiledRule> rulesOf(String clause) {
    return rules.stream().filter(rule -> rule.id().equals(clause)).toList();
  }
}
