package retour.policy.evaluate;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import retour.policy.fact.Ruling;

/** Compiled conditions that join others. */
final class Nodes {

  static final Node YES = new Fixed(Truth.YES);
  static final Node NO = new Fixed(Truth.NO);

  private Nodes() {}

  static Node not(Node of) {
    return of instanceof Fixed(Truth value) ? new Fixed(value.not()) : new Not(of);
  }

  static Node all(List<Node> parts) {
    return parts.stream().reduce(YES, (a, b) -> is(a, Truth.YES) ? b : is(b, Truth.YES) ? a : new Both(a, b));
  }

  static Node any(List<Node> parts) {
    return parts.stream().reduce(NO, (a, b) -> is(a, Truth.NO) ? b : is(b, Truth.NO) ? a : new Either(a, b));
  }

  private static boolean is(Node node, Truth value) {
    return node instanceof Fixed(Truth fixed) && fixed == value;
  }

  record Fixed(Truth fixed) implements Node {

    @Override
    public Truth value(Situation situation) {
      return fixed;
    }

    @Override
    public void unknowns(Situation situation, BitSet facts) {}

    @Override
    public void uses(BitSet facts) {}
  }

  record Not(Node of) implements Node {

    @Override
    public Truth value(Situation situation) {
      return of.value(situation).not();
    }

    @Override
    public void unknowns(Situation situation, BitSet facts) {
      of.unknowns(situation, facts);
    }

    @Override
    public void uses(BitSet facts) {
      of.uses(facts);
    }

    @Override
    public List<Node> parts() {
      return List.of(of);
    }
  }

  record Both(Node left, Node right) implements Node {

    @Override
    public Truth value(Situation situation) {
      Truth first = left.value(situation);
      return first == Truth.NO ? Truth.NO : first.and(right.value(situation));
    }

    @Override
    public void unknowns(Situation situation, BitSet facts) {
      left.openFacts(situation, facts);
      right.openFacts(situation, facts);
    }

    @Override
    public void uses(BitSet facts) {
      left.uses(facts);
      right.uses(facts);
    }

    @Override
    public List<Node> parts() {
      return List.of(left, right);
    }
  }

  record Either(Node left, Node right) implements Node {

    @Override
    public Truth value(Situation situation) {
      Truth first = left.value(situation);
      return first == Truth.YES ? Truth.YES : first.or(right.value(situation));
    }

    @Override
    public void unknowns(Situation situation, BitSet facts) {
      left.openFacts(situation, facts);
      right.openFacts(situation, facts);
    }

    @Override
    public void uses(BitSet facts) {
      left.uses(facts);
      right.uses(facts);
    }

    @Override
    public List<Node> parts() {
      return List.of(left, right);
    }
  }

  /**
   * A condition that is asked for from several places, and answered once for each situation. However clauses refer to
   * each other, a question so takes no more work than there are conditions.
   *
   * @param used the facts it may look at; not to be changed
   */
  record Remembered(Node of, Memory memory, int place, BitSet used) implements Node {

    @Override
    public Truth value(Situation situation) {
      return situation.remembered(this);
    }

    @Override
    public void unknowns(Situation situation, BitSet facts) {
      facts.or(situation.rememberedUnknowns(this));
    }

    @Override
    public void uses(BitSet facts) {
      facts.or(used);
    }

    @Override
    public List<Node> parts() {
      return List.of(of);
    }
  }

  /** Whether staff decided something on a clause; always known. */
  record Ruled(String clause, Predicate<Ruling> how) implements Node {

    @Override
    public Truth value(Situation situation) {
      return Truth.of(situation.isRuled(clause, how));
    }

    @Override
    public void unknowns(Situation situation, BitSet facts) {}

    @Override
    public void uses(BitSet facts) {}
  }
}
