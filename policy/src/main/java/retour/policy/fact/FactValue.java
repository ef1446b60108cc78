package retour.policy.fact;

import java.time.LocalDate;
import retour.policy.money.Money;

/** The value of a fact, one record per type of the language. */
public sealed interface FactValue {

  record YesNo(boolean value) implements FactValue {}

  /** One of the names that the fact's declaration lists. */
  record Choice(String value) implements FactValue {}

  record WholeNumber(long value) implements FactValue {}

  record Amount(Money value) implements FactValue {}

  /** A calendar day in the store's own time zone. */
  record Day(LocalDate value) implements FactValue {}

  record Text(String value) implements FactValue {}

  static FactValue yes() {
    return new YesNo(true);
  }

  static FactValue no() {
    return new YesNo(false);
  }
}
