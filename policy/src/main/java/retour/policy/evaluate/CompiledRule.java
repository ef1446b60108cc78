package retour.policy.evaluate;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import retour.policy.fact.Ruling;
import retour.policy.language.Clause;
import retour.policy.language.Effect;

/**
 * A rule ready to run.
 *
 * @param condition its own condition
 * @param layer the document it stands in
 * @param effective its condition, unless another clause overrides it or a person let it rest
 * @param stated the facts that its condition names
 */
record CompiledRule(
    Layer layer, Clause clause, Node condition, Node effective, List<Effect> effects, BitSet stated) {

  /**
   * One document among those compiled together.
   *
   * @param windows its windows by their names, which are its own, each with its cases
   */
  record Layer(boolean law, Map<String, List<Window>> windows) {

    /** Every case of every window. */
    Stream<Window> allWindows() {
      return windows.values().stream().flatMap(List::stream);
    }

    /** The cases of a window; none where there is no such window. */
    List<Window> window(String name) {
      return windows.getOrDefault(name, List.of());
    }
  }

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
