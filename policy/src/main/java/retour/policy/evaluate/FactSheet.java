package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import retour.policy.FactQuestion;
import retour.policy.decision.FactUse;
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
  private final int request;
  private final Witnesses witnesses;
  private final List<Set<String>> choices;
  private final Sorted usual;

  FactSheet(List<FactRule> rules, Map<String, Integer> numbers) {
    this.rules = rules;
    this.numbers = new HashMap<>(numbers);
    this.request = Objects.requireNonNull(numbers.get(LineCase.REQUESTED_ON));
    this.witnesses = new Witnesses(rules);
    this.choices =
        rules.stream()
            .map(
                rule ->
                    rule.question().choices().stream()
                        .map(FactQuestion.Choice::name)
                        .collect(Collectors.toUnmodifiableSet()))
            .toList();
    this.usual = new Sorted(rules.size());
    for (int i = 0; i < rules.size(); i++) {
      FactRule rule = rules.get(i);
      usual.uses[i] = new FactUse(rule.name(), Optional.empty());
      Optional<Fact> assumed = rule.assumed().map(value -> new Fact(rule.name(), value, FactSource.DERIVED));
      if (assumed.isPresent()) {
        usual.enter(assumed.get(), i, isTentative(assumed.get(), i));
      }
    }
  }

  /** The number of the fact that holds the day of the request. */
  int request() {
    return request;
  }

  Witnesses witnesses() {
    return witnesses;
  }

  /** What is known for one line, each by the fact's number. */
  static final class Sorted {

    private final FactUse[] uses;
    private final @Nullable FactValue[] claimed;
    private final @Nullable FactValue[] verified;

    private Sorted(int facts) {
      uses = new FactUse[facts];
      claimed = new @Nullable FactValue[facts];
      verified = new @Nullable FactValue[facts];
    }

    private Sorted(Sorted other) {
      uses = other.uses.clone();
      claimed = other.claimed.clone();
      verified = other.verified.clone();
    }

    private void enter(Fact fact, int number, boolean tentative) {
      uses[number] = new FactUse(fact.name(), Optional.of(fact));
      claimed[number] = fact.value();
      verified[number] = tentative ? null : fact.value();
    }

    /** Each fact as it is shown beside a clause. */
    FactUse[] uses() {
      return uses;
    }

    /** Every known value taken at its word, null where nothing is known. */
    @Nullable FactValue[] claimed() {
      return claimed;
    }

    /** The same without what the inspector has yet to confirm. */
    @Nullable FactValue[] verified() {
      return verified;
    }

    /** Whether nothing is left for the inspector to confirm. */
    boolean isVerified() {
      for (int i = 0; i < claimed.length; i++) {
        if (claimed[i] != null && verified[i] == null) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * The known facts, those of the line first, then those shared, then what is assumed.
   *
   * @throws IllegalArgumentException when a fact does not fit its declaration
   */
  Sorted sorted(Facts shared, Facts line) {
    Sorted sorted = new Sorted(usual);
    enter(shared, sorted);
    enter(line, sorted);
    return sorted;
  }

  private void enter(Facts facts, Sorted sorted) {
    for (Fact fact : facts.all()) {
      Integer number = numbers.get(fact.name());
      if (number != null) {
        requireFits(fact, number);
        sorted.enter(fact, number, isTentative(fact, number));
      }
    }
  }

  /** What a shopper says, and what was only foreseen, holds until the inspector has looked. */
  private boolean isTentative(Fact fact, int number) {
    boolean foreseen = fact.source() == FactSource.SHOPPER || fact.source() == FactSource.DERIVED;
    return foreseen && witnesses.knows(FactSource.INSPECTOR, number);
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
