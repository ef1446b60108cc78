package retour.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import retour.policy.fact.FactSource;

/**
 * A fact as the policy declares it: what may be asked, of whom, and in which words.
 *
 * @param name in {@code snake_case}
 * @param type the type of its value
 * @param choices the allowed names in the document's order, for {@link Type#CHOICE}
 * @param knownBy who can know it
 * @param text the question in each language, by ISO 639-1 code
 * @param shared whether it is a fact of the whole return, so that it is asked once and not per line
 */
public record FactQuestion(
    String name,
    Type type,
    List<Choice> choices,
    Set<FactSource> knownBy,
    Words text,
    boolean shared) {

  /** The types of the language. */
  public enum Type {
    YES_NO,
    CHOICE,
    WHOLE_NUMBER,
    AMOUNT,
    DAY,
    TEXT
  }

  /** One allowed value with its words. */
  public record Choice(String name, Words text) {}

  public FactQuestion {
    choices = List.copyOf(choices);
    knownBy = Set.copyOf(knownBy);
  }

  public Optional<Choice> choice(String wanted) {
    return choices.stream().filter(choice -> choice.name().equals(wanted)).findFirst();
  }
}
