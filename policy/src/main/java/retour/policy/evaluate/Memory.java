package retour.policy.evaluate;

/** The places at which a situation remembers the nodes of one program that are asked for more than once. */
final class Memory {

  private int places;

  /** The node, remembered; a node that is fixed or remembered already stays as it is. */
  Node remembered(Node node) {
    return node instanceof Nodes.Fixed || node instanceof Nodes.Remembered
        ? node
        : new Nodes.Remembered(node, this, places++);
  }

  int places() {
    return places;
  }
}
