package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retour.policy.fact.FactValue;

/**
 * Finds a case in which a condition holds, or proves that there is none.
 *
 * <p>Facts are fixed one after another; as soon as the condition is decided by those fixed so far, the rest is left
 * out. So a search over forty facts looks at few cases, and what is found names only the facts that matter.
 */
final class Solver {

  /** More steps than any sensible policy needs for one question. */
  private static final int MOST_STEPS = 400_000;

  private final Program program;
  private final Domains domains;
  private final BitSet presence;
  private int steps;

  Solver(Program program, Domains domains) {
    this.program = program;
    this.domains = domains;
    this.presence = domains.presence();
  }

  /** Thrown when a question takes too many steps; the answer is then not known. */
  static final class TooHard extends RuntimeException {}

  /** A case in which it holds, on any day; empty when there is none. */
  Optional<Situation> find(Node node) {
    for (LocalDate day : domains.days()) {
      Optional<Situation> found = find(node, day);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A case in which it holds when asked on that day. */
  Optional<Situation> find(Node node, LocalDate day) {
    steps = 0;
    @Nullable FactValue[] values = new @Nullable FactValue[program.facts().size()];
    values[Objects.requireNonNull(program.numbers().get(LineCase.REQUESTED_ON))] = new FactValue.Day(day);
    BitSet used = new BitSet();
    node.uses(used);
    List<Integer> first = presence.stream().filter(used::get).boxed().toList();
    return present(node, new Situation(values, day, Map.of()), first, new BitSet());
  }

  /** Settles first which of the facts are there at all whose absence means something. */
  private Optional<Situation> present(Node node, Situation situation, List<Integer> open, BitSet absent) {
    if (open.isEmpty()) {
      return search(node, situation, absent);
    }
    int fact = open.getFirst();
    List<Integer> rest = open.subList(1, open.size());
    for (FactValue value : domains.values(fact, situation.day())) {
      Optional<Situation> found = present(node, situation.with(fact, value), rest, absent);
      if (found.isPresent()) {
        return found;
      }
    }
    BitSet without = (BitSet) absent.clone();
    without.set(fact);
    return present(node, situation, rest, without);
  }

  private Optional<Situation> search(Node node, Situation situation, BitSet absent) {
    if (++steps > MOST_STEPS) {
      throw new TooHard();
    }
    Truth value = node.value(situation);
    if (value != Truth.UNKNOWN) {
      return value == Truth.YES ? Optional.of(situation) : Optional.empty();
    }
    BitSet open = new BitSet();
    node.unknowns(situation, open);
    open.andNot(absent);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    int fact = domains.next(open);
    for (FactValue each : new ArrayList<>(domains.values(fact, situation.day()))) {
      Optional<Situation> found = search(node, situation.with(fact, each), absent);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
