package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.policy.prepared.Batch;

/** Facts as plain numbers: whole numbers as they are, days by their epoch day, sums in minor units. */
final class PreparedNumber {

  /** Far more than anything counts, far less than where differences overflow. */
  private static final long LARGEST = 1L << 60;

  private PreparedNumber() {}

  static boolean isNumber(FactValue value) {
    return switch (value) {
      case FactValue.WholeNumber(long number) -> Math.abs(number) < LARGEST;
      case FactValue.Amount(Money money) -> Math.abs(money.minor()) < LARGEST;
      case FactValue.Day _ -> true;
      case FactValue.YesNo _, FactValue.Choice _, FactValue.Text _ -> false;
    };
  }

  /** The number of a value that is one. */
  static long number(FactValue value) {
    return switch (value) {
      case FactValue.WholeNumber(long number) -> number;
      case FactValue.Amount(Money money) -> money.minor();
      case FactValue.Day(LocalDate day) -> day.toEpochDay();
      case FactValue.YesNo _, FactValue.Choice _, FactValue.Text _ -> 0;
    };
  }

  /** Columns of one fact differ by the currency that its sums are compared in. */
  static Object key(int fact, FactValue comparedWith) {
    return comparedWith instanceof FactValue.Amount(Money money) ? List.of(fact, money.currency()) : fact;
  }

  /** The number of a line's fact, as far as it can be compared with the written value. */
  static Columns.Reading of(int fact, FactValue comparedWith) {
    return line -> writable(line.claimed().value(fact), comparedWith);
  }

  private static long writable(@Nullable FactValue value, FactValue comparedWith) {
    if (value == null) {
      return 0;
    }
    boolean foreign =
        value instanceof FactValue.Amount(Money sum)
            && comparedWith instanceof FactValue.Amount(Money money)
            && !sum.currency().equals(money.currency());
    return foreign || !isNumber(value) ? Columns.NOT_WRITABLE : number(value);
  }

  /** A sum that fits a row. */
  static boolean fits(Money money) {
    return money.minor() >= -Batch.LARGEST_SUM && money.minor() <= Batch.LARGEST_SUM;
  }
}
