package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import retour.policy.FactQuestion;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.language.FactRule;

/** The facts a program looks at, laid out so that a case's facts are sorted in by one look-up each. */
final class FactSheet {

  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 9000;

  private final List<FactRule> rules;
  private final Map<String, Integer> numbers;
  private final List<Optional<Fact>> assumed;
  private final List<Set<String>> choices;

  FactSheet(List<FactRule> rules, Map<String, Integer> numbers) {
    this.rules = rules;
    this.numbers = numbers;
    this.assumed =
        rules.stream()
            .map(rule -> rule.assumed().map(value -> new Fact(rule.name(), value, FactSource.DERIVED)))
            .toList();
    this.choices =
        rules.stream()
            .map(
                rule ->
                    rule.question().choices().stream()
                        .map(FactQuestion.Choice::name)
                        .collect(Collectors.toUnmodifiableSet()))
            .toList();
  }

  /**
   * The known facts by number, those of the line first, then those shared, then what is assumed.
   *
   * @throws IllegalArgumentException when a fact does not fit its declaration
   */
  List<Optional<Fact>> known(Facts shared, Facts line) {
    List<Optional<Fact>> known = new ArrayList<>(assumed);
    enter(shared, known);
    enter(line, known);
    for (int i = 0; i < known.size(); i++) {
      Fact fact = known.get(i).orElse(null);
      if (fact != null) {
        requireFits(fact, i);
      }
    }
    return known;
  }

  private void enter(Facts facts, List<Optional<Fact>> known) {
    facts.forEach(
        fact -> {
          Integer number = numbers.get(fact.name());
          if (number != null) {
            known.set(number, Optional.of(fact));
          }
        });
  }

  /** Every known value taken at its word, null where nothing is known. */
  @Nullable FactValue[] claimed(List<Optional<Fact>> known) {
    @Nullable FactValue[] values = new @Nullable FactValue[known.size()];
    for (int i = 0; i < values.length; i++) {
      Fact fact = known.get(i).orElse(null);
      values[i] = fact == null ? null : fact.value();
    }
    return values;
  }

  /** The same without what the inspector has yet to confirm. */
  @Nullable FactValue[] verified(List<Optional<Fact>> known) {
    @Nullable FactValue[] values = new @Nullable FactValue[known.size()];
    for (int i = 0; i < values.length; i++) {
      Fact fact = known.get(i).orElse(null);
      values[i] = fact == null || isTentative(fact, rules.get(i)) ? null : fact.value();
    }
    return values;
  }

  /** What a shopper says, and what was only foreseen, holds until the inspector has looked. */
  private static boolean isTentative(Fact fact, FactRule rule) {
    boolean foreseen = fact.source() == FactSource.SHOPPER || fact.source() == FactSource.DERIVED;
    return foreseen && rule.question().knownBy().contains(FactSource.INSPECTOR);
  }

  private void requireFits(Fact fact, int number) {
    FactQuestion.Type type = rules.get(number).question().type();
    boolean fits =
        switch (fact.value()) {
          case FactValue.YesNo _ -> type == FactQuestion.Type.YES_NO;
          case FactValue.Choice(String value) -> choices.get(number).contains(value);
          case FactValue.WholeNumber(long value) -> type == FactQuestion.Type.WHOLE_NUMBER && value >= 0;
          case FactValue.Amount _ -> type == FactQuestion.Type.AMOUNT;
          case FactValue.Day(LocalDate day) ->
              type == FactQuestion.Type.DAY && day.getYear() >= EARLIEST_YEAR && day.getYear() <= LATEST_YEAR;
          case FactValue.Text _ -> type == FactQuestion.Type.TEXT;
        };
    if (!fits) {
      throw new IllegalArgumentException("the value of fact `" + fact.name() + "` does not fit its declaration");
    }
  }
}
