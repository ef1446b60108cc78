package retour.policy.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The last day of a window, with its trace.
 *
 * @param window the window's name in the policy
 * @param clause the clause that asked for it
 * @param from the day of the event that starts it, itself not counted
 * @param rawLastDay the last day before weekends and holidays are looked at
 * @param lastDay the day on which it is still in time, until midnight in the store's time zone
 * @param counting the counting rule's code, such as {@code store-days} or {@code eu-1182-71}
 * @param length such as {@code 14 days} or {@code 1 month}, as the policy writes it
 * @param trace what moved it
 */
public record Deadline(
    String window,
    String clause,
    LocalDate from,
    LocalDate rawLastDay,
    LocalDate lastDay,
    String counting,
    String length,
    Trace trace) {

  /**
   * How the last day came about.
   *
   * @param opens the first day on which it is not too early, where there is one
   * @param moves what moved the last day, in the order in which it did
   * @param calendar the holiday calendars with their versions, where the counting rule asks for working days
   * @param provisional whether a government may still add single days off to the year it ends in
   */
  public record Trace(
      Optional<LocalDate> opens, List<Move> moves, Optional<String> calendar, boolean provisional) {

    public static final Trace NONE = new Trace(Optional.empty(), List.of(), Optional.empty(), false);

    public Trace {
      moves = List.copyOf(moves);
    }
  }

  /**
   * One move of the last day.
   *
   * @param to the day it moved to
   */
  public record Move(Reason reason, LocalDate to) {}

  /** Why a last day moves. */
  public enum Reason {
    /** It was a Saturday or Sunday. */
    WEEKEND,
    /** It was a holiday, or a day on which the store is closed. */
    HOLIDAY,
    /** Two working days have to lie in the period (Regulation 1182/71 Art. 3(5)). */
    TWO_WORKING_DAYS,
    /** The clock stood still for some days. */
    CLOCK_STOOD,
    /** The policy names a day before which it never ends. */
    FIXED_DAY
  }

  public Deadline {
    trace = Objects.requireNonNullElse(trace, Trace.NONE);
  }

  /** The same day, asked for by another clause. */
  public Deadline askedBy(String other) {
    return clause.equals(other)
        ? this
        : new Deadline(window, other, from, rawLastDay, lastDay, counting, length, trace);
  }

  /** A last day that nothing moved. */
  public Deadline(
      String window,
      String clause,
      LocalDate from,
      LocalDate rawLastDay,
      LocalDate lastDay,
      String counting,
      String length) {
    this(window, clause, from, rawLastDay, lastDay, counting, length, Trace.NONE);
  }
}
