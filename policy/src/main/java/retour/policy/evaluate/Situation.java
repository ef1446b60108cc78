package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;

/**
 * What one evaluation rests on: values by the fact's number, null where unknown. Immutable once made; the variants are
 * copies.
 */
final class Situation {

  private final @Nullable FactValue[] values;
  private final LocalDate day;
  private final Map<String, Ruling> rulings;

  /** @param day the day that counts for windows: the day of filing, or today before it */
  Situation(@Nullable FactValue[] values, LocalDate day, Map<String, Ruling> rulings) {
    this.values = values;
    this.day = day;
    this.rulings = rulings;
  }

  @Nullable FactValue value(int fact) {
    return values[fact];
  }

  LocalDate day() {
    return day;
  }

  Optional<Ruling> ruling(String clause) {
    return Optional.ofNullable(rulings.get(clause));
  }

  /** The same with another value for one fact. */
  Situation with(int fact, @Nullable FactValue value) {
    @Nullable FactValue[] changed = values.clone();
    changed[fact] = value;
    return new Situation(changed, day, rulings);
  }

  /** The same on another day. */
  Situation on(LocalDate other) {
    return new Situation(values, other, rulings);
  }
}
