package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retour.policy.FactQuestion;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.policy.fact.Ruling;
import retour.policy.language.FactRule;

/**
 * One line's facts, sorted for the program.
 *
 * @param known by the fact's number
 * @param claimed every known fact taken at its word
 * @param verified the same without what the inspector has yet to confirm
 */
record LineCase(LineFacts line, List<Optional<Fact>> known, Situation claimed, Situation verified) {

  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 9000;
  /** The day of filing, which counts for windows once it is known. */
  static final String REQUESTED_ON = "requested_on";

  static LineCase of(Program program, Facts shared, LineFacts line, LocalDate today) {
    Facts facts = shared.with(line.facts());
    List<FactRule> rules = program.facts();
    List<Optional<Fact>> known = rules.stream().map(rule -> find(facts, rule)).toList();
    @Nullable FactValue[] claimed = new @Nullable FactValue[rules.size()];
    @Nullable FactValue[] verified = new @Nullable FactValue[rules.size()];
    for (int i = 0; i < rules.size(); i++) {
      Fact fact = known.get(i).orElse(null);
      if (fact != null) {
        claimed[i] = fact.value();
        verified[i] = isTentative(fact, rules.get(i)) ? null : fact.value();
      }
    }
    LocalDate day =
        facts.find(REQUESTED_ON).map(Fact::value).filter(FactValue.Day.class::isInstance)
            .map(value -> ((FactValue.Day) value).value())
            .orElse(today);
    Map<String, Ruling> rulings = rulings(line, program);
    return new LineCase(
        line, known, new Situation(claimed, day, rulings), new Situation(verified, day, rulings));
  }

  private static Optional<Fact> find(Facts facts, FactRule rule) {
    Optional<Fact> fact = facts.find(rule.name());
    fact.ifPresent(found -> requireFits(found, rule.question()));
    return fact.or(() -> rule.assumed().map(value -> new Fact(rule.name(), value, FactSource.DERIVED)));
  }

  /** What a shopper says, and what was only foreseen, holds until the inspector has looked. */
  private static boolean isTentative(Fact fact, FactRule rule) {
    boolean foreseen = fact.source() == FactSource.SHOPPER || fact.source() == FactSource.DERIVED;
    return foreseen && rule.question().knownBy().contains(FactSource.INSPECTOR);
  }

  private static void requireFits(Fact fact, FactQuestion question) {
    boolean fits =
        switch (fact.value()) {
          case FactValue.YesNo _ -> question.type() == FactQuestion.Type.YES_NO;
          case FactValue.Choice(String value) -> question.choice(value).isPresent();
          case FactValue.WholeNumber(long value) ->
              question.type() == FactQuestion.Type.WHOLE_NUMBER && value >= 0;
          case FactValue.Amount _ -> question.type() == FactQuestion.Type.AMOUNT;
          case FactValue.Day(LocalDate day) ->
              question.type() == FactQuestion.Type.DAY
                  && day.getYear() >= EARLIEST_YEAR
                  && day.getYear() <= LATEST_YEAR;
          case FactValue.Text _ -> question.type() == FactQuestion.Type.TEXT;
        };
    if (!fits) {
      throw new IllegalArgumentException("the value of fact `" + fact.name() + "` does not fit its declaration");
    }
  }

  private static Map<String, Ruling> rulings(LineFacts line, Program program) {
    Map<String, Ruling> rulings = new HashMap<>();
    for (Ruling ruling : line.rulings()) {
      RulingCheck.require(ruling, program);
      rulings.put(ruling.clause(), ruling);
    }
    return rulings;
  }
}
