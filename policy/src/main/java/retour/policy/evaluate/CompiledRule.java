package retour.policy.evaluate;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import retour.policy.fact.Ruling;
import retour.policy.language.Clause;
import retour.policy.language.Effect;

/**
 * A rule ready to run.
 *
 * @param condition its own condition
 * @param layer the document it stands in
 * @param effective its condition, unless another clause overrides it or a person let it rest
 */
record CompiledRule(Layer layer, Clause clause, Node condition, Node effective, List<Effect> effects) {

  /**
   * One document among those compiled together.
   *
   * @param windows its windows by their names, which are its own
   */
  record Layer(boolean law, Map<String, Window> windows) {}

  CompiledRule {
    effects = List.copyOf(effects);
  }

  String id() {
    return clause.id();
  }

  /** Effective, and staff ruled so on its clause. */
  Node effectiveAndRuled(Predicate<Ruling> how) {
    return Nodes.all(List.of(effective, new Nodes.Ruled(id(), how)));
  }
}
