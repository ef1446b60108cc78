package retour.policy.language;

/**
 * A named period.
 *
 * @param from the day fact that starts it
 * @param plusMonths months by which it is longer, counted from its last day
 * @param openBeforeStart whether it counts as running while the start is not known yet
 */
public record WindowRule(
    Place place,
    String name,
    Length length,
    int plusMonths,
    String from,
    Counting counting,
    boolean openBeforeStart) {

  /** How long it is. */
  public sealed interface Length {

    record Days(int days) implements Length {}

    record Weeks(int weeks) implements Length {}

    /** The same date so many months later, or the last day of that month where the date does not exist. */
    record Months(int months) implements Length {}

    /** Working days of the counting rule's calendar; Monday to Friday where it has none. */
    record BusinessDays(int days) implements Length {}

    /** As many days as a whole-number fact says. */
    record DaysOfFact(String fact) implements Length {}
  }

  /** How its last day is found. */
  public enum Counting {
    /** The day of the event is not counted, the last day is in time whatever weekday it is. */
    STORE_DAYS("store-days"),
    /** Regulation (EEC, Euratom) 1182/71: a last day on a weekend or holiday moves to the next working day. */
    EU_1182_71("eu-1182-71");

    private final String code;

    Counting(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }
}
