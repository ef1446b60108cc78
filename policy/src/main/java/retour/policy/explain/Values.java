package retour.policy.explain;

import java.time.LocalDate;
import retour.policy.fact.FactValue;

/** Values as policy documents write them. */
final class Values {

  private Values() {}

  static String text(FactValue value) {
    return switch (value) {
      case FactValue.YesNo(boolean yes) -> yes ? "yes" : "no";
      case FactValue.Choice(String name) -> name;
      case FactValue.WholeNumber(long number) -> String.valueOf(number);
      case FactValue.Amount(var money) -> money.toString();
      case FactValue.Day(LocalDate day) -> day.toString();
      case FactValue.Text(String text) -> text;
    };
  }
}
