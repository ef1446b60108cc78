package retour.policy.language;

import java.util.List;
import java.util.Optional;

/** When a rule applies: a question about facts whose answer is yes, no or not known yet. */
public sealed interface Condition {

  /** Where it stands in the document. */
  Place place();

  /** Always the same answer. */
  record Constant(Place place, boolean value) implements Condition {}

  /** Whether a yes/no fact is yes. */
  record IsTrue(Place place, String fact) implements Condition {}

  record Not(Place place, Condition of) implements Condition {}

  record Both(Place place, Condition left, Condition right) implements Condition {}

  record Either(Place place, Condition left, Condition right) implements Condition {}

  record Compare(Place place, Comparison how, Term left, Term right) implements Condition {}

  /** Whether a value is one of several. */
  record OneOf(Place place, Term value, List<Term> among) implements Condition {

    public OneOf {
      among = List.copyOf(among);
    }
  }

  /**
   * Whether a day is in time.
   *
   * @param window the window's name
   * @param day the fact asked about; empty for the day of the request
   */
  record Within(Place place, String window, Optional<String> day) implements Condition {}

  /** Whether anything is known of a fact; only for facts that the records know. */
  record Known(Place place, String fact) implements Condition {}

  /** How two values are compared. */
  enum Comparison {
    EQUAL,
    DIFFERENT,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST
  }
}
