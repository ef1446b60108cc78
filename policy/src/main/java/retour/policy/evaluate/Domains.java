package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import retour.policy.FactQuestion;
import retour.policy.fact.FactValue;
import retour.policy.language.Condition;
import retour.policy.language.Document;
import retour.policy.language.Rule;
import retour.policy.language.Term;
import retour.policy.language.WindowRule;
import retour.policy.money.Money;

/**
 * For every fact the few values among which a policy can tell a difference: each choice, each word the document
 * compares with and one that it does not, numbers around those written, and of days those on which a window ends and
 * those after them. Trying these is trying everything.
 */
final class Domains {

  /** A Monday without holidays near it; windows are laid out from here. */
  static final LocalDate DELIVERED = LocalDate.of(2026, 3, 2);

  private static final long ORDERED_BEFORE = 3;
  private static final String OTHER_WORD = "something else";
  private static final List<Long> SAMPLE_LENGTHS = List.of(7L, 60L);

  private final Program program;
  private final Map<String, Collection<FactValue>> written = new HashMap<>();
  private final List<LocalDate> days;

  Domains(Program program, List<Document> documents) {
    this.program = program;
    for (Document document : documents) {
      document.clauses().stream()
          .flatMap(clause -> clause.rules().stream())
          .map(Rule::when)
          .forEach(when -> collect(when, document.lists()));
      document.windows().forEach(window -> collect(window.manner().when(), document.lists()));
      document.windows().forEach(this::collectLength);
    }
    this.days = List.copyOf(lastDays());
  }

  /** The days of request worth trying. */
  List<LocalDate> days() {
    return days;
  }

  List<FactValue> values(int fact, LocalDate request) {
    FactQuestion question = program.facts().get(fact).question();
    return switch (question.type()) {
      case YES_NO ->
          isAssumed(fact, FactValue.yes())
              ? List.of(FactValue.yes(), FactValue.no())
              : List.of(FactValue.no(), FactValue.yes());
      case CHOICE ->
          question.choices().stream().<FactValue>map(choice -> new FactValue.Choice(choice.name())).toList();
      case TEXT -> with(question.name(), new FactValue.Text(OTHER_WORD));
      case WHOLE_NUMBER -> with(question.name(), new FactValue.WholeNumber(0));
      case AMOUNT -> with(question.name(), new FactValue.Amount(Money.of(100, "XXX")));
      case DAY -> days(question.name(), request);
    };
  }

  /** Whether the vocabulary takes the fact for this as long as nobody says otherwise. */
  boolean isAssumed(int fact, FactValue value) {
    return program.facts().get(fact).assumed().filter(value::equals).isPresent();
  }

  /** The fact to settle next: what is usually taken for granted first, so that examples stay ordinary. */
  int next(BitSet open) {
    return open.stream()
        .filter(fact -> program.facts().get(fact).assumed().isPresent())
        .findFirst()
        .orElseGet(() -> open.nextSetBit(0));
  }

  /** Facts whose being unknown means something of its own. */
  BitSet presence() {
    BitSet presence = new BitSet();
    for (CompiledRule rule : program.rules()) {
      rule.clause().rules().forEach(each -> knownFacts(each.when(), presence));
      rule.layer().allWindows().forEach(window -> presence(window, presence));
    }
    return presence;
  }

  private static void presence(Window window, BitSet presence) {
    window.stands().forEach(presence::set);
    if (window.rule().manner().openBeforeStart()) {
      window.starts().forEach(presence::set);
    }
  }

  private void knownFacts(Condition condition, BitSet facts) {
    switch (condition) {
      case Condition.Known known -> Optional.ofNullable(program.numbers().get(known.fact())).ifPresent(facts::set);
      case Condition.Not not -> knownFacts(not.of(), facts);
      case Condition.Both both -> {
        knownFacts(both.left(), facts);
        knownFacts(both.right(), facts);
      }
      case Condition.Either either -> {
        knownFacts(either.left(), facts);
        knownFacts(either.right(), facts);
      }
      case Condition.Constant _, Condition.IsTrue _, Condition.Compare _, Condition.OneOf _, Condition.Within _ -> {}
    }
  }

  private List<FactValue> with(String fact, FactValue usual) {
    List<FactValue> values = new ArrayList<>(written.getOrDefault(fact, List.of()));
    if (!values.contains(usual)) {
      values.add(usual);
    }
    return values;
  }

  private List<FactValue> days(String fact, LocalDate request) {
    if (fact.equals(LineCase.REQUESTED_ON)) {
      return List.of(new FactValue.Day(request));
    }
    List<LocalDate> tried = new ArrayList<>(List.of(DELIVERED, DELIVERED.minusDays(ORDERED_BEFORE), request));
    tried.addAll(days);
    written.getOrDefault(fact, List.of()).stream()
        .flatMap(value -> value instanceof FactValue.Day(LocalDate day) ? Stream.of(day) : Stream.empty())
        .forEach(tried::add);
    return tried.stream().distinct().<FactValue>map(FactValue.Day::new).toList();
  }

  private void collect(Condition condition, Map<String, List<String>> lists) {
    switch (condition) {
      case Condition.Compare compare -> {
        pair(compare.left(), compare.right(), lists);
        pair(compare.right(), compare.left(), lists);
      }
      case Condition.OneOf oneOf -> oneOf.among().forEach(each -> pair(oneOf.value(), each, lists));
      case Condition.Not not -> collect(not.of(), lists);
      case Condition.Both both -> {
        collect(both.left(), lists);
        collect(both.right(), lists);
      }
      case Condition.Either either -> {
        collect(either.left(), lists);
        collect(either.right(), lists);
      }
      case Condition.Constant _, Condition.IsTrue _, Condition.Within _, Condition.Known _ -> {}
    }
  }

  private void pair(Term fact, Term value, Map<String, List<String>> lists) {
    if (fact instanceof Term.FactTerm term) {
      values(value, lists).forEach(each -> add(term.fact(), each));
    }
  }

  private static List<FactValue> values(Term term, Map<String, List<String>> lists) {
    return switch (term) {
      case Term.TextTerm text -> List.of(new FactValue.Text(text.value()));
      case Term.ListTerm list ->
          lists.getOrDefault(list.name(), List.of()).stream().<FactValue>map(FactValue.Text::new).toList();
      case Term.NumberTerm number ->
          List.of(
              new FactValue.WholeNumber(Math.max(0, number.value() - 1)),
              new FactValue.WholeNumber(number.value()),
              new FactValue.WholeNumber(number.value() + 1));
      case Term.AmountTerm amount ->
          List.of(
              new FactValue.Amount(amount.value()),
              new FactValue.Amount(amount.value().plus(new Money(1, amount.value().currency()))),
              new FactValue.Amount(Money.zero(amount.value().currency())));
      case Term.DayTerm day ->
          List.of(
              new FactValue.Day(day.value()),
              new FactValue.Day(day.value().minusDays(1)),
              new FactValue.Day(day.value().plusDays(1)));
      case Term.FlagTerm _, Term.FactTerm _ -> List.of();
    };
  }

  private void collectLength(WindowRule window) {
    if (window.length() instanceof WindowRule.Length.DaysOfFact length) {
      SAMPLE_LENGTHS.forEach(days -> add(length.fact(), new FactValue.WholeNumber(days)));
    }
  }

  private void add(String fact, FactValue value) {
    Collection<FactValue> values = written.computeIfAbsent(fact, _ -> new ArrayList<>());
    if (!values.contains(value)) {
      values.add(value);
    }
  }

  /** The day of delivery, and of every window the last day and the one after. */
  private Set<LocalDate> lastDays() {
    Set<LocalDate> found = new TreeSet<>(List.of(DELIVERED));
    for (CompiledRule rule : program.rules()) {
      rule.layer().allWindows().forEach(window -> lastDays(window, found));
    }
    return found;
  }

  private void lastDays(Window window, Set<LocalDate> found) {
    for (long length : SAMPLE_LENGTHS) {
      window
          .laidOut(laidOut(window, length), "")
          .ifPresent(
              deadline -> {
                found.addAll(List.of(deadline.lastDay(), deadline.lastDay().plusDays(1)));
                deadline.trace().opens().ifPresent(day -> found.addAll(List.of(day, day.minusDays(1))));
              });
    }
  }

  private Situation laidOut(Window window, long length) {
    @Nullable FactValue[] values = new @Nullable FactValue[program.facts().size()];
    window.starts().forEach(start -> values[start] = new FactValue.Day(DELIVERED));
    if (window.lengthFact() >= 0) {
      values[window.lengthFact()] = new FactValue.WholeNumber(length);
    }
    return new Situation(values, DELIVERED, Map.of());
  }
}
