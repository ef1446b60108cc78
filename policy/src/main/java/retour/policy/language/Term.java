package retour.policy.language;

import java.time.LocalDate;
import retour.policy.money.Money;

/** A value inside a condition: a fact's, or one written in the document. */
public sealed interface Term {

  Place place();

  record FactTerm(Place place, String fact) implements Term {}

  /** A text or the name of a choice. */
  record TextTerm(Place place, String value) implements Term {}

  record NumberTerm(Place place, long value) implements Term {}

  record FlagTerm(Place place, boolean value) implements Term {}

  record DayTerm(Place place, LocalDate value) implements Term {}

  record AmountTerm(Place place, Money value) implements Term {}

  /** A list of the document, by name; only after {@code in}. */
  record ListTerm(Place place, String name) implements Term {}
}
