package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Currency;
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
 *
 * <p>Work is counted in conditions looked at, not in time, so that the same policy always gets the same answer: there is
 * a limit for one question and one for all of them together.
 */
final class Solver {

  private static final long MOST_FOR_ONE_QUESTION = 30_000_000;
  private static final long MOST_FOR_ALL = 300_000_000;

  private final Program program;
  private final Currency currency;
  private long spent;

  /** @param currency the currency of amounts that the policy compares with each other only */
  Solver(Program program, Currency currency) {
    this.program = program;
    this.currency = currency;
  }

  /** Thrown when a question takes too much work; the answer is then not known. */
  static final class TooHard extends RuntimeException {}

  /** Whether the work for all questions is used up. */
  boolean isSpent() {
    return spent >= MOST_FOR_ALL;
  }

  /** A case in which it holds, on any day; empty when there is none. */
  Optional<Situation> find(Node node) {
    Survey survey = Survey.of(node);
    Search search = new Search(node, survey, new Domains(program, survey, currency));
    for (LocalDate day : search.domains.days()) {
      Optional<Situation> found = search.on(day);
      if (found.isPresent()) {
        return found;
      }
    }
    search.requireComplete();
    return Optional.empty();
  }

  /** A case in which it holds when asked on the day of delivery, so that every window is open. */
  Optional<Situation> findAtDelivery(Node node) {
    Survey survey = Survey.of(node);
    return new Search(node, survey, Domains.atDelivery(program, survey, currency)).on(Domains.DELIVERED);
  }

  /** The search for an answer to one question. */
  private final class Search {

    private final Node node;
    private final int size;
    private final Domains domains;
    private final List<Integer> cases;
    private final long limit;

    Search(Node node, Survey survey, Domains domains) {
      this.node = node;
      this.size = survey.size();
      this.domains = domains;
      this.cases = domains.windowCases().stream().boxed().toList();
      this.limit = Math.min(MOST_FOR_ALL, spent + MOST_FOR_ONE_QUESTION);
    }

    Optional<Situation> on(LocalDate day) {
      @Nullable FactValue[] values = new @Nullable FactValue[program.facts().size()];
      values[Objects.requireNonNull(program.numbers().get(LineCase.REQUESTED_ON))] = new FactValue.Day(day);
      return chosen(new Situation(values, day, Map.of()), cases);
    }

    /** Settles first which cases of windows hold, so that the days that start the others need not be looked at. */
    private Optional<Situation> chosen(Situation situation, List<Integer> open) {
      if (open.isEmpty()) {
        return present(situation, domains.presence(situation).stream().boxed().toList(), new BitSet());
      }
      int fact = open.getFirst();
      for (FactValue value : domains.values(fact, situation.day())) {
        Optional<Situation> found = chosen(situation.with(fact, value), open.subList(1, open.size()));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    /** Only a search that left nothing out proves that there is no case. */
    void requireComplete() {
      if (!domains.isComplete()) {
        throw new TooHard();
      }
    }

    /** Settles first which of the facts are there at all whose absence means something. */
    private Optional<Situation> present(Situation situation, List<Integer> open, BitSet absent) {
      if (open.isEmpty()) {
        return search(situation, absent);
      }
      int fact = open.getFirst();
      List<Integer> rest = open.subList(1, open.size());
      for (FactValue value : domains.values(fact, situation.day())) {
        Optional<Situation> found = present(situation.with(fact, value), rest, absent);
        if (found.isPresent()) {
          return found;
        }
      }
      BitSet without = (BitSet) absent.clone();
      without.set(fact);
      return present(situation, rest, without);
    }

    private Optional<Situation> search(Situation situation, BitSet absent) {
      spent += size;
      if (spent >= limit) {
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
      for (FactValue each : domains.values(fact, situation.day())) {
        Optional<Situation> found = search(situation.with(fact, each), absent);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
  }
}
