package retour.policy.evaluate;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import retour.policy.fact.FactValue;
import retour.policy.language.Condition.Comparison;

/** Compiled conditions that look at facts. */
final class FactNodes {

  private FactNodes() {}

  /** A value in a comparison: a fact's, or a written one. */
  record Operand(int fact, @Nullable FactValue written) {

    private static final int NO_FACT = -1;

    static Operand ofFact(int fact) {
      return new Operand(fact, null);
    }

    static Operand ofValue(FactValue value) {
      return new Operand(NO_FACT, value);
    }

    @Nullable FactValue value(Situation situation) {
      return fact == NO_FACT ? written : situation.value(fact);
    }

    void use(BitSet facts) {
      if (fact != NO_FACT) {
        facts.set(fact);
      }
    }

    void unknown(Situation situation, BitSet facts) {
      if (value(situation) == null) {
        use(facts);
      }
    }
  }

  record IsTrue(int fact) implements Node {

    @Override
    public Truth value(Situation situation) {
      return situation.value(fact) instanceof FactValue.YesNo(boolean value) ? Truth.of(value) : Truth.UNKNOWN;
    }

    @Override
    public void unknowns(Situation situation, BitSet facts) {
      facts.set(fact);
    }

    @Override
    public void uses(BitSet facts) {
      facts.set(fact);
    }
  }

  record Known(int fact) implements Node {

    @Override
    public Truth value(Situation situation) {
      return Truth.of(situation.value(fact) != null);
    }

    @Override
    public void unknowns(Situation situation, BitSet facts) {}

    @Override
    public void uses(BitSet facts) {
      facts.set(fact);
    }
  }

  /** Yes when the fact is known, open as long as it is not: for sums that wait for a figure. */
  record Awaited(int fact) implements Node {

    @Override
    public Truth value(Situation situation) {
      return situation.value(fact) != null ? Truth.YES : Truth.UNKNOWN;
    }

    @Override
    public void unknowns(Situation situation, BitSet facts) {
      facts.set(fact);
    }

    @Override
    public void uses(BitSet facts) {
      facts.set(fact);
    }
  }

  record Compare(Comparison how, Operand left, Operand right) implements Node {

    @Override
    public Truth value(Situation situation) {
      FactValue a = left.value(situation);
      FactValue b = right.value(situation);
      return a == null || b == null ? Truth.UNKNOWN : Truth.of(holds(a, b));
    }

    private boolean holds(FactValue a, FactValue b) {
      return switch (how) {
        case EQUAL -> a.equals(b);
        case DIFFERENT -> !a.equals(b);
        case LESS -> order(a, b) < 0;
        case AT_MOST -> order(a, b) <= 0;
        case GREATER -> order(a, b) > 0;
        case AT_LEAST -> order(a, b) >= 0;
      };
    }

    @Override
    public void unknowns(Situation situation, BitSet facts) {
      left.unknown(situation, facts);
      right.unknown(situation, facts);
    }

    @Override
    public void uses(BitSet facts) {
      left.use(facts);
      right.use(facts);
    }
  }

  record OneOf(Operand value, List<Operand> among) implements Node {

    @Override
    public Truth value(Situation situation) {
      FactValue wanted = value.value(situation);
      if (wanted == null) {
        return Truth.UNKNOWN;
      }
      Truth found = Truth.NO;
      for (Operand each : among) {
        FactValue other = each.value(situation);
        found = found.or(other == null ? Truth.UNKNOWN : Truth.of(wanted.equals(other)));
      }
      return found;
    }

    @Override
    public void unknowns(Situation situation, BitSet facts) {
      value.unknown(situation, facts);
      among.forEach(each -> each.unknown(situation, facts));
    }

    @Override
    public void uses(BitSet facts) {
      value.use(facts);
      among.forEach(each -> each.use(facts));
    }
  }

  /** The order of two values of one type; the check has made sure that they have an order. */
  private static int order(FactValue a, FactValue b) {
    if (a instanceof FactValue.WholeNumber(long x) && b instanceof FactValue.WholeNumber(long y)) {
      return Long.compare(x, y);
    }
    if (a instanceof FactValue.Amount(var x) && b instanceof FactValue.Amount(var y)) {
      return x.compareTo(y);
    }
    if (a instanceof FactValue.Day(var x) && b instanceof FactValue.Day(var y)) {
      return x.compareTo(y);
    }
    throw new IllegalArgumentException("values of different types have no order");
  }
}
