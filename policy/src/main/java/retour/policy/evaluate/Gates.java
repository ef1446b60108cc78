package retour.policy.evaluate;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import retour.policy.evaluate.FactNodes.Operand;
import retour.policy.fact.FactValue;
import retour.policy.language.Condition.Comparison;
import retour.policy.prepared.CircuitBuilder;

/**
 * Turns compiled conditions into gates.
 *
 * <p>A condition has four answers here: yes, no, open because of a fact somebody can still be asked for, and open
 * because of what only the inspector can tell. Joining them follows Kleene's logic and the way open facts are gathered
 * in {@link Node#openFacts}. Whatever condition is not known here is answered by itself while a case is prepared, so
 * that a new word of the language is slow at worst, never wrong.
 */
final class Gates {

  private final CircuitBuilder gates;
  private final Columns columns;
  private final Witnesses witnesses;
  private final IdentityHashMap<Node, Answer> known = new IdentityHashMap<>();

  /**
   * The gates of one condition.
   *
   * @param ask open, and somebody can be asked; for facts taken at their word, as {@code yes} and {@code no}
   * @param surelyYes by verified facts alone
   */
  record Answer(int yes, int no, int ask, int surelyYes, int surelyNo) {}

  Gates(CircuitBuilder gates, Columns columns, Witnesses witnesses) {
    this.gates = gates;
    this.columns = columns;
    this.witnesses = witnesses;
  }

  Answer of(Node node) {
    Answer answer = known.get(node);
    if (answer == null) {
      answer = compile(node);
      known.put(node, answer);
    }
    return answer;
  }

  /** Open by verified facts. */
  int unsure(Answer answer) {
    return gates.not(gates.or(answer.surelyYes, answer.surelyNo));
  }

  int plane(Object key, Columns.Bit bit) {
    return gates.plane(columns.plane(key, bit));
  }

  private Answer compile(Node node) {
    return switch (node) {
      case Nodes.Fixed(Truth fixed) -> fixed(fixed);
      case Nodes.Not(Node of) -> not(of(of));
      case Nodes.Remembered(Node of, Memory _, int _, BitSet _) -> of(of);
      case Nodes.Both(Node left, Node right) -> both(of(left), of(right));
      case Nodes.Either(Node left, Node right) -> not(both(not(of(left)), not(of(right))));
      case FactNodes.IsTrue(int fact) -> flag(fact, true);
      case FactNodes.Known(int fact) -> isKnown(fact);
      case FactNodes.Compare compare -> compare(compare).orElseGet(() -> prepared(node));
      case FactNodes.OneOf oneOf -> oneOf(oneOf).orElseGet(() -> prepared(node));
      default -> prepared(node);
    };
  }

  private static Answer fixed(Truth truth) {
    int yes = truth == Truth.YES ? CircuitBuilder.ALWAYS : CircuitBuilder.NEVER;
    int no = truth == Truth.NO ? CircuitBuilder.ALWAYS : CircuitBuilder.NEVER;
    return new Answer(yes, no, CircuitBuilder.NEVER, yes, no);
  }

  private static Answer not(Answer of) {
    return new Answer(of.no, of.yes, of.ask, of.surelyNo, of.surelyYes);
  }

  private Answer both(Answer left, Answer right) {
    int no = gates.or(left.no, right.no);
    return new Answer(
        gates.and(left.yes, right.yes),
        no,
        gates.andNot(gates.or(left.ask, right.ask), no),
        gates.and(left.surelyYes, right.surelyYes),
        gates.or(left.surelyNo, right.surelyNo));
  }

  /** Whether a yes/no fact has this value. */
  private Answer flag(int fact, boolean wanted) {
    int yes = plane(List.of("yes", fact), line -> line.claimed().value(fact) instanceof FactValue.YesNo(boolean is) && is);
    Answer isTrue = told(fact, yes);
    return wanted ? isTrue : not(isTrue);
  }

  private Answer isKnown(int fact) {
    int claimed = claimed(fact);
    int verified = verified(fact);
    return new Answer(claimed, gates.not(claimed), CircuitBuilder.NEVER, verified, gates.not(verified));
  }

  private int claimed(int fact) {
    return plane(List.of("claimed", fact), line -> line.claimed().value(fact) != null);
  }

  private int verified(int fact) {
    return plane(List.of("verified", fact), line -> line.verified().value(fact) != null);
  }

  /** The answer of a test on one fact: as the test says where the fact is known, open elsewhere. */
  private Answer told(int fact, int test) {
    int claimed = claimed(fact);
    int verified = verified(fact);
    int ask = witnesses.isForInspector(fact) ? CircuitBuilder.NEVER : gates.not(claimed);
    return new Answer(
        gates.and(claimed, test),
        gates.andNot(claimed, test),
        ask,
        gates.and(verified, test),
        gates.andNot(verified, test));
  }

  private Optional<Answer> compare(FactNodes.Compare compare) {
    Operand left = compare.left();
    Operand right = compare.right();
    if (left.written() == null && right.written() != null) {
      return compare(left.fact(), compare.how(), right.written());
    }
    return right.written() == null && left.written() != null
        ? compare(right.fact(), turned(compare.how()), left.written())
        : Optional.empty();
  }

  private static Comparison turned(Comparison how) {
    return switch (how) {
      case EQUAL -> Comparison.EQUAL;
      case DIFFERENT -> Comparison.DIFFERENT;
      case LESS -> Comparison.GREATER;
      case AT_MOST -> Comparison.AT_LEAST;
      case GREATER -> Comparison.LESS;
      case AT_LEAST -> Comparison.AT_MOST;
    };
  }

  private Optional<Answer> compare(int fact, Comparison how, FactValue written) {
    boolean equal = how == Comparison.EQUAL;
    if (written instanceof FactValue.YesNo(boolean value)) {
      return equal || how == Comparison.DIFFERENT ? Optional.of(flag(fact, value == equal)) : Optional.empty();
    }
    if (PreparedNumber.isNumber(written)) {
      int column = columns.numbers(PreparedNumber.key(fact, written), PreparedNumber.of(fact, written), 0);
      return Optional.of(told(fact, range(column, how, PreparedNumber.number(written))));
    }
    return word(written)
        .filter(_ -> equal || how == Comparison.DIFFERENT)
        .map(word -> told(fact, listed(fact, List.of(word))))
        .map(answer -> equal ? answer : not(answer));
  }

  private int range(int column, Comparison how, long number) {
    return switch (how) {
      case EQUAL -> gates.between(column, number, number);
      case DIFFERENT -> gates.not(gates.between(column, number, number));
      case LESS -> gates.between(column, Long.MIN_VALUE, number - 1);
      case AT_MOST -> gates.between(column, Long.MIN_VALUE, number);
      case GREATER -> gates.between(column, number + 1, Long.MAX_VALUE);
      case AT_LEAST -> gates.between(column, number, Long.MAX_VALUE);
    };
  }

  private Optional<Answer> oneOf(FactNodes.OneOf oneOf) {
    List<String> words = oneOf.among().stream().flatMap(each -> word(each.written()).stream()).toList();
    return oneOf.value().written() == null && words.size() == oneOf.among().size()
        ? Optional.of(told(oneOf.value().fact(), listed(oneOf.value().fact(), words)))
        : Optional.empty();
  }

  private static Optional<String> word(@Nullable FactValue value) {
    return switch (value) {
      case FactValue.Text(String word) -> Optional.of(word);
      case FactValue.Choice(String word) -> Optional.of(word);
      case null, default -> Optional.empty();
    };
  }

  private int listed(int fact, List<String> among) {
    Columns.Words words = columns.words(fact);
    BitSet set = new BitSet();
    among.forEach(word -> set.set(words.number(word)));
    return gates.listed(words.column(), set);
  }

  /** A condition that is answered while a case is prepared. */
  private Answer prepared(Node node) {
    return new Answer(
        plane(List.of("yes", node), line -> node.value(line.claimed()) == Truth.YES),
        plane(List.of("no", node), line -> node.value(line.claimed()) == Truth.NO),
        plane(List.of("ask", node), line -> asks(node, line.claimed())),
        plane(List.of("surely yes", node), line -> node.value(line.verified()) == Truth.YES),
        plane(List.of("surely no", node), line -> node.value(line.verified()) == Truth.NO));
  }

  private boolean asks(Node node, Situation situation) {
    BitSet facts = new BitSet();
    node.openFacts(situation, facts);
    return !IntStream.range(0, facts.length()).filter(facts::get).allMatch(witnesses::isForInspector);
  }
}
