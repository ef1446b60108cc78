package retour.policy.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import retour.policy.evaluate.FactNodes.Operand;
import retour.policy.fact.FactValue;
import retour.policy.language.Condition;
import retour.policy.language.Term;

/** Turns a checked document's conditions into nodes that look facts up by number. */
final class NodeCompiler {

  private static final int NO_FACT = -1;

  private final Map<String, Integer> numbers;
  private final Map<String, List<Window>> windows;
  private final Map<String, List<String>> lists;
  private final Map<String, Boolean> isChoice;

  NodeCompiler(
      Map<String, Integer> numbers,
      Map<String, Boolean> isChoice,
      Map<String, List<Window>> windows,
      Map<String, List<String>> lists) {
    this.numbers = numbers;
    this.isChoice = isChoice;
    this.windows = windows;
    this.lists = lists;
  }

  Node compile(Condition condition) {
    return switch (condition) {
      case Condition.Constant constant -> constant.value() ? Nodes.YES : Nodes.NO;
      case Condition.IsTrue isTrue -> new FactNodes.IsTrue(number(isTrue.fact()));
      case Condition.Not not -> Nodes.not(compile(not.of()));
      case Condition.Both both -> Nodes.all(List.of(compile(both.left()), compile(both.right())));
      case Condition.Either either -> Nodes.any(List.of(compile(either.left()), compile(either.right())));
      case Condition.Compare compare -> compare(compare);
      case Condition.OneOf oneOf -> oneOf(oneOf);
      case Condition.Within within -> within(within);
      case Condition.Known known -> new FactNodes.Known(number(known.fact()));
    };
  }

  private Node compare(Condition.Compare compare) {
    boolean choice = ofChoice(compare.left()) || ofChoice(compare.right());
    return new FactNodes.Compare(compare.how(), operand(compare.left(), choice), operand(compare.right(), choice));
  }

  private Node oneOf(Condition.OneOf oneOf) {
    boolean choice = ofChoice(oneOf.value());
    List<Operand> among =
        oneOf.among().stream().flatMap(this::listed).map(term -> operand(term, choice)).toList();
    return new FactNodes.OneOf(operand(oneOf.value(), choice), among);
  }

  private Stream<Term> listed(Term term) {
    return term instanceof Term.ListTerm list
        ? lists.getOrDefault(list.name(), List.of()).stream().map(word -> new Term.TextTerm(list.place(), word))
        : Stream.of(term);
  }

  private boolean ofChoice(Term term) {
    return term instanceof Term.FactTerm fact && isChoice.getOrDefault(fact.fact(), false);
  }

  private Operand operand(Term term, boolean choice) {
    return switch (term) {
      case Term.FactTerm fact -> Operand.ofFact(number(fact.fact()));
      case Term.TextTerm text ->
          Operand.ofValue(choice ? new FactValue.Choice(text.value()) : new FactValue.Text(text.value()));
      case Term.NumberTerm number -> Operand.ofValue(new FactValue.WholeNumber(number.value()));
      case Term.FlagTerm flag -> Operand.ofValue(new FactValue.YesNo(flag.value()));
      case Term.DayTerm day -> Operand.ofValue(new FactValue.Day(day.value()));
      case Term.AmountTerm amount -> Operand.ofValue(new FactValue.Amount(amount.value()));
      case Term.ListTerm list -> Operand.ofValue(new FactValue.Text(list.name()));
    };
  }

  private int number(String fact) {
    return Objects.requireNonNull(numbers.get(fact), fact);
  }

  /** In time by any case of the window whose condition holds. */
  private Node within(Condition.Within within) {
    int day = within.day().map(this::number).orElse(NO_FACT);
    int request = number(LineCase.REQUESTED_ON);
    return Nodes.any(
        Objects.requireNonNull(windows.get(within.window()), within.window()).stream()
            .map(window -> Nodes.all(List.of(window.when(), new Window.Within(window, day, request))))
            .toList());
  }
}
