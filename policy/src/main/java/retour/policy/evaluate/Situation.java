package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;

/**
 * What one evaluation rests on: values by the fact's number, null where unknown. The variants are copies. It remembers
 * what was found out about it, so it belongs to one thread; nothing of that can be seen from outside but the speed.
 */
final class Situation {

  private final @Nullable FactValue[] values;
  private final LocalDate day;
  private final Map<String, Ruling> rulings;
  private final IdentityHashMap<Window, Optional<Span>> spans;
  private @Nullable Memory memory;
  private @Nullable Truth[] remembered = {};

  /** @param day the day that counts for windows: the day of filing, or today before it */
  Situation(@Nullable FactValue[] values, LocalDate day, Map<String, Ruling> rulings) {
    this(values, day, rulings, new IdentityHashMap<>(2));
  }

  private Situation(
      @Nullable FactValue[] values,
      LocalDate day,
      Map<String, Ruling> rulings,
      IdentityHashMap<Window, Optional<Span>> spans) {
    this.values = values;
    this.day = day;
    this.rulings = rulings;
    this.spans = spans;
  }

  @Nullable FactValue value(int fact) {
    return values[fact];
  }

  LocalDate day() {
    return day;
  }

  Optional<Ruling> ruling(String clause) {
    return rulings.isEmpty() ? Optional.empty() : Optional.ofNullable(rulings.get(clause));
  }

  /** The value of a condition of the first program that asks; another program's is found out each time. */
  Truth remembered(Nodes.Remembered node) {
    if (memory == null) {
      memory = node.memory();
      remembered = new @Nullable Truth[memory.places()];
    }
    if (!memory.equals(node.memory())) {
      return node.of().value(this);
    }
    Truth known = remembered[node.place()];
    if (known == null) {
      known = node.of().value(this);
      remembered[node.place()] = known;
    }
    return known;
  }

  /** A window laid out by these facts, whatever the day. */
  Optional<Span> span(Window window, Function<Situation, Optional<Span>> layOut) {
    Optional<Span> known = spans.get(window);
    if (known == null) {
      known = layOut.apply(this);
      spans.put(window, known);
    }
    return known;
  }

  /** The same with another value for one fact. */
  Situation with(int fact, @Nullable FactValue value) {
    @Nullable FactValue[] changed = values.clone();
    changed[fact] = value;
    return new Situation(changed, day, rulings);
  }

  /** The same on another day. */
  Situation on(LocalDate other) {
    return new Situation(values, other, rulings, spans);
  }
}
