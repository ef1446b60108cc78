package retour.policy.evaluate;

import java.util.BitSet;
import java.util.List;

/** A compiled condition. */
interface Node {

  Truth value(Situation situation);

  /**
   * Adds the facts whose missing leaves the value open. Asked only where {@link #value} is unknown, so that facts which
   * no longer matter are never named.
   */
  void unknowns(Situation situation, BitSet facts);

  /** Adds every fact it may look at, known or not. */
  void uses(BitSet facts);

  /** The conditions it is made of; none for one that looks at facts itself. */
  default List<Node> parts() {
    return List.of();
  }

  /** The facts that leave it open in this situation, if it is open. */
  default void openFacts(Situation situation, BitSet facts) {
    if (value(situation) == Truth.UNKNOWN) {
      unknowns(situation, facts);
    }
  }
}
