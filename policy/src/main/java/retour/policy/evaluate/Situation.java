package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.BitSet;
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
  private @Nullable Recollection recollection;

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

  /** What was found out about the conditions of one program. */
  private record Recollection(
      Memory memory, @Nullable Truth[] values, @Nullable BitSet[] unknowns, @Nullable Recollection of) {

    /** @param of what is remembered for other programs, whose conditions a question can join */
    static Recollection of(Memory memory, @Nullable Recollection of) {
      return new Recollection(memory, new @Nullable Truth[memory.places()], new @Nullable BitSet[memory.places()], of);
    }
  }

  Truth remembered(Nodes.Remembered node) {
    @Nullable Truth[] values = recollection(node.memory()).values;
    Truth known = values[node.place()];
    if (known == null) {
      known = node.of().value(this);
      values[node.place()] = known;
    }
    return known;
  }

  /** What leaves a remembered condition open. Not to be changed. */
  BitSet rememberedUnknowns(Nodes.Remembered node) {
    @Nullable BitSet[] unknowns = recollection(node.memory()).unknowns;
    BitSet known = unknowns[node.place()];
    if (known == null) {
      known = new BitSet();
      node.of().unknowns(this, known);
      unknowns[node.place()] = known;
    }
    return known;
  }

  private Recollection recollection(Memory memory) {
    for (Recollection each = recollection; each != null; each = each.of) {
      if (each.memory.equals(memory)) {
        return each;
      }
    }
    Recollection begun = Recollection.of(memory, recollection);
    recollection = begun;
    return begun;
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
