package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import retour.policy.FactQuestion;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;

/**
 * For every fact of a question the few values among which the question can tell a difference: each choice, each word it
 * compares with and one that it does not, numbers around those written, and of days those on which a window ends and
 * those after them. Trying these is trying everything.
 */
final class Domains {

  /** A Monday without holidays near it; windows are laid out from here. */
  static final LocalDate DELIVERED = CriticalDays.DELIVERED;

  private static final String OTHER_WORD = "something else";
  private static final long USUAL_AMOUNT = 1_000;

  private final Program program;
  private final Currency currency;
  private final Comparisons comparisons;
  private final CriticalDays days;
  private final BitSet known = new BitSet();
  private final Set<Window> windows;
  private final Map<Integer, List<FactValue>> values = new HashMap<>();

  /** For a question asked on any day. */
  Domains(Program program, Survey survey, Currency currency) {
    this(program, survey, survey, currency);
  }

  /** For a question asked on the day of delivery. */
  static Domains atDelivery(Program program, Survey survey, Currency currency) {
    return new Domains(program, survey, survey.withoutWindows(), currency);
  }

  private Domains(Program program, Survey survey, Survey ofDays, Currency currency) {
    this.program = program;
    this.currency = currency;
    this.comparisons = Comparisons.of(survey.leaves());
    this.days = new CriticalDays(ofDays, comparisons, program.facts().size());
    this.windows = survey.windows();
    survey.leaves().forEach(this::addKnown);
  }

  /** The days of request worth trying. */
  List<LocalDate> days() {
    return days.ofRequest();
  }

  /** Whether nothing that could make a difference was left out for being too much. */
  boolean isComplete() {
    return days.isComplete();
  }

  List<FactValue> values(int fact, LocalDate request) {
    FactQuestion question = program.facts().get(fact).question();
    if (question.type() != FactQuestion.Type.DAY) {
      return values.computeIfAbsent(fact, _ -> values(fact, question));
    }
    return question.name().equals(LineCase.REQUESTED_ON)
        ? List.of(new FactValue.Day(request))
        : days.ofFact(fact, request);
  }

  private List<FactValue> values(int fact, FactQuestion question) {
    return switch (question.type()) {
      case YES_NO ->
          program.isAssumed(fact, FactValue.yes())
              ? List.of(FactValue.yes(), FactValue.no())
              : List.of(FactValue.no(), FactValue.yes());
      case CHOICE ->
          question.choices().stream().<FactValue>map(choice -> new FactValue.Choice(choice.name())).toList();
      case TEXT -> words(fact);
      case WHOLE_NUMBER -> numbers(fact);
      case AMOUNT -> amounts(fact);
      case DAY -> List.of();
    };
  }

  /** The fact to settle next: what is usually taken for granted first, so that examples stay ordinary. */
  int next(BitSet open) {
    return open.stream()
        .filter(fact -> program.facts().get(fact).assumed().isPresent())
        .findFirst()
        .orElseGet(() -> open.nextSetBit(0));
  }

  /** Facts whose being unknown means something of its own, for the windows whose case may still hold. */
  BitSet presence(Situation situation) {
    BitSet presence = (BitSet) known.clone();
    for (Window window : windows) {
      if (window.when().value(situation) != Truth.NO) {
        presence.or(presence(window));
      }
    }
    return presence;
  }

  /** The facts by which a window that may have begun or not, or whose clock may stand, has several cases. */
  BitSet windowCases() {
    BitSet facts = new BitSet();
    windows.stream().filter(window -> !presence(window).isEmpty()).forEach(window -> window.when().uses(facts));
    return facts;
  }

  private void addKnown(Node leaf) {
    if (leaf instanceof FactNodes.Known(int fact)) {
      known.set(fact);
    }
  }

  private static BitSet presence(Window window) {
    BitSet presence = new BitSet();
    window.stands().forEach(presence::set);
    if (window.rule().manner().openBeforeStart()) {
      window.starts().forEach(presence::set);
    }
    return presence;
  }

  /** Those written, and as many others as there are facts compared with each other. */
  private List<FactValue> words(int fact) {
    Stream<FactValue> others =
        IntStream.range(0, comparisons.together(fact))
            .mapToObj(i -> new FactValue.Text(i == 0 ? OTHER_WORD : OTHER_WORD + " " + (i + 1)));
    return Stream.concat(comparisons.written(fact).stream(), others).toList();
  }

  private List<FactValue> numbers(int fact) {
    Set<Long> numbers = new LinkedHashSet<>();
    comparisons.written(fact).stream()
        .flatMap(value -> value instanceof FactValue.WholeNumber(long number) ? Stream.of(number) : Stream.empty())
        .forEach(number -> around(number, fact).forEach(numbers::add));
    days.lengths(fact).forEach(numbers::add);
    LongStream.range(0, comparisons.together(fact)).forEach(numbers::add);
    return numbers.stream().<FactValue>map(FactValue.WholeNumber::new).toList();
  }

  private List<FactValue> amounts(int fact) {
    Set<FactValue> amounts = new LinkedHashSet<>();
    Currency written = currency;
    for (FactValue value : comparisons.written(fact)) {
      if (value instanceof FactValue.Amount(Money money)) {
        written = money.currency();
        around(money.minor(), fact).forEach(minor -> amounts.add(new FactValue.Amount(new Money(minor, money.currency()))));
      }
    }
    Currency its = written;
    around(USUAL_AMOUNT, fact).limit(amounts.isEmpty() ? Long.MAX_VALUE : 0)
        .forEach(minor -> amounts.add(new FactValue.Amount(new Money(minor, its))));
    amounts.add(new FactValue.Amount(Money.zero(its)));
    return new ArrayList<>(amounts);
  }

  /** Enough values on both sides that all facts compared with each other can differ there; none below zero. */
  private LongStream around(long value, int fact) {
    int wide = comparisons.together(fact);
    LongStream both = LongStream.rangeClosed(1, wide).flatMap(i -> LongStream.of(value - i, value + i));
    return LongStream.concat(LongStream.of(value), both).filter(each -> each >= 0);
  }
}
