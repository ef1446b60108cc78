package retour.policy.language;

import java.util.Optional;
import retour.policy.FactQuestion;
import retour.policy.fact.FactValue;

/**
 * A fact's declaration.
 *
 * @param called the word windows use for a day, such as {@code delivery} for {@code delivered_on}
 * @param assumed its value as long as no record says otherwise
 */
public record FactRule(Place place, FactQuestion question, Optional<String> called, Optional<FactValue> assumed) {

  public String name() {
    return question.name();
  }
}
