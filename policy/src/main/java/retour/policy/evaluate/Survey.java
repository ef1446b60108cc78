package retour.policy.evaluate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a question is made of, each part once however often it is referred to.
 *
 * @param size how many parts, so how much one look at it costs
 * @param leaves the parts that look at facts themselves
 * @param facts every fact it may look at
 * @param windows every window it asks
 */
record Survey(int size, List<Node> leaves, BitSet facts, Set<Window> windows) {

  static Survey of(Node question) {
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Node> open = new ArrayDeque<>(List.of(question));
    Survey survey = new Survey(0, new ArrayList<>(), new BitSet(), new LinkedHashSet<>());
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (seen.add(node)) {
        survey.note(node);
        open.addAll(node.parts());
      }
    }
    return new Survey(seen.size(), survey.leaves, survey.facts, survey.windows);
  }

  /** The same for somebody who lets every window be open. */
  Survey withoutWindows() {
    return new Survey(size, leaves.stream().filter(leaf -> !(leaf instanceof Window.Within)).toList(), facts, Set.of());
  }

  private void note(Node node) {
    if (node.parts().isEmpty()) {
      leaves.add(node);
      node.uses(facts);
    }
    if (node instanceof Window.Within within) {
      windows.add(within.window());
    }
  }
}
