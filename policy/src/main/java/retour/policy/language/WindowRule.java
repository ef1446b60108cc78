package retour.policy.language;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A named period. Several of one name are the cases of one window: a day is in time when it is so by any case whose
 * condition holds.
 *
 * @param from the day facts that start it; of several the latest starts it, and all have to be known
 */
public record WindowRule(
    Place place, String name, Length length, List<String> from, Counting counting, Manner manner) {

  /** How long it is. */
  public sealed interface Length {

    record Days(int days) implements Length {}

    record Weeks(int weeks) implements Length {}

    /** The same date so many months later, or the last day of that month where the date does not exist. */
    record Months(int months) implements Length {}

    /** Working days of the document's calendars; Monday to Friday where it has none. */
    record BusinessDays(int days) implements Length {}

    /** As many days as a whole-number fact says. */
    record DaysOfFact(String fact) implements Length {}
  }

  /** How its last day is found. */
  public enum Counting {
    /** The day of the event is not counted, the last day is in time whatever weekday it is. */
    STORE_DAYS("store-days"),
    /**
     * Regulation (EEC, Euratom) 1182/71: a last day on a weekend or holiday moves to the next working day (Art. 3(4)),
     * and two days or more hold at least two working days (Art. 3(5)).
     */
    EU_1182_71("eu-1182-71");

    private final String code;

    Counting(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /**
   * What a window may say beside its length.
   *
   * @param when the condition of this case
   * @param plusMonths months by which it is longer, counted from its last day
   * @param openBeforeStart whether it counts as running while the start is not known yet
   * @param notBefore days after the start before which it is too early
   * @param atLeastUntil a day before which it never ends
   * @param stands when its clock stands still
   */
  public record Manner(
      Condition when,
      int plusMonths,
      boolean openBeforeStart,
      Optional<Integer> notBefore,
      Optional<LocalDate> atLeastUntil,
      Optional<Standing> stands) {}

  /**
   * The clock stands from one day until another; the days between are added. As long as the second is not known, it
   * stands still.
   *
   * @param from the day fact that stops it
   * @param until the day fact that lets it run again
   */
  public record Standing(String from, String until) {}

  public WindowRule {
    from = List.copyOf(from);
  }
}
