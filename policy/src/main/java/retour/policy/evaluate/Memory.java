package retour.policy.evaluate;

import java.util.BitSet;

/** The places at which a situation remembers the nodes of one program that are asked for more than once. */
final class Memory {

  private int places;

  /** The node, remembered; a node that is fixed or remembered already stays as it is. */
  Node remembered(Node node) {
    if (node instanceof Nodes.Fixed || node instanceof Nodes.Remembered) {
      return node;
    }
    BitSet used = new BitSet();
    node.uses(used);
    return new Nodes.Remembered(node, this, places++, used);
  }

  int places() {
    return places;
  }
}
