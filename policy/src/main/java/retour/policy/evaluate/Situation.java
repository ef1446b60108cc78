package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;

/**
 * What one evaluation rests on: values by the fact's number, null where unknown. A variant differs in one fact or in the
 * day, and asks what it came from about everything that does not rest on that. What was found out is remembered, so a
 * situation belongs to one thread; nothing of that can be seen from outside but the speed.
 */
final class Situation {

  private static final int NOTHING = -1;
  private static final @Nullable Span[] NO_SPANS = new @Nullable Span[0];

  private final @Nullable FactValue[] values;
  private final LocalDate day;
  private final Map<String, Ruling> rulings;
  private final @Nullable Situation origin;
  private final int changed;
  private @Nullable Span[] spans = NO_SPANS;
  private @Nullable Recollection recollection;

  /** @param day the day that counts for windows: the day of filing, or today before it */
  Situation(@Nullable FactValue[] values, LocalDate day, Map<String, Ruling> rulings) {
    this(values, day, rulings, null, NOTHING);
  }

  private Situation(
      @Nullable FactValue[] values,
      LocalDate day,
      Map<String, Ruling> rulings,
      @Nullable Situation origin,
      int changed) {
    this.values = values;
    this.day = day;
    this.rulings = rulings;
    this.origin = origin;
    this.changed = changed;
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

  /** Whether staff decided so on a clause. */
  boolean isRuled(String clause, Predicate<Ruling> how) {
    return !rulings.isEmpty() && ruling(clause).filter(how).isPresent();
  }

  /** What was found out about the conditions of one program. */
  private static final class Recollection {

    private final Memory memory;
    private final @Nullable Truth[] values;
    private final @Nullable Recollection next;
    private @Nullable BitSet[] unknowns = new @Nullable BitSet[0];

    /** @param next of other programs, whose conditions a question can join */
    Recollection(Memory memory, @Nullable Recollection next) {
      this.memory = memory;
      this.values = new @Nullable Truth[memory.places()];
      this.next = next;
    }

    @Nullable BitSet[] unknowns() {
      if (unknowns.length < values.length) {
        unknowns = new @Nullable BitSet[values.length];
      }
      return unknowns;
    }
  }

  Truth remembered(Nodes.Remembered node) {
    @Nullable Truth[] values = recollection(node.memory()).values;
    Truth known = values[node.place()];
    if (known == null) {
      Situation at = whereDecided(node);
      known = at.equals(this) ? node.of().value(this) : at.remembered(node);
      values[node.place()] = known;
    }
    return known;
  }

  /** What leaves a remembered condition open. Not to be changed. */
  BitSet rememberedUnknowns(Nodes.Remembered node) {
    Situation at = whereDecided(node);
    @Nullable BitSet[] unknowns = at.recollection(node.memory()).unknowns();
    BitSet known = unknowns[node.place()];
    if (known == null) {
      known = new BitSet();
      node.of().unknowns(at, known);
      unknowns[node.place()] = known;
    }
    return known;
  }

  /** The first of those this came from that differs in nothing the condition rests on. */
  private Situation whereDecided(Nodes.Remembered node) {
    Situation at = this;
    while (at.origin != null && !node.used().get(at.changed)) {
      at = at.origin;
    }
    return at;
  }

  private Recollection recollection(Memory memory) {
    for (Recollection each = recollection; each != null; each = each.next) {
      if (each.memory.equals(memory)) {
        return each;
      }
    }
    Recollection begun = new Recollection(memory, recollection);
    recollection = begun;
    return begun;
  }

  /** A window laid out by these facts, whatever the day; null as long as a fact for that is missing. */
  @Nullable Span span(Window window) {
    Situation at = this;
    while (at.origin != null && !window.restsOn(at.changed)) {
      at = at.origin;
    }
    return at.ownSpan(window);
  }

  private @Nullable Span ownSpan(Window window) {
    Span known = window.place() < spans.length ? spans[window.place()] : null;
    if (known == null) {
      known = window.layOut(this);
      if (known != null) {
        keep(known, window.place());
      }
    }
    return known;
  }

  private void keep(Span span, int place) {
    if (place >= spans.length) {
      spans = Arrays.copyOf(spans, place + 4);
    }
    spans[place] = span;
  }

  /** The same with another value for one fact. */
  Situation with(int fact, @Nullable FactValue value) {
    @Nullable FactValue[] other = values.clone();
    other[fact] = value;
    return new Situation(other, day, rulings, this, fact);
  }

  /**
   * The same on another day.
   *
   * @param request the number of the fact that holds the day of the request
   */
  Situation on(LocalDate other, int request) {
    return new Situation(values, other, rulings, this, request);
  }
}
