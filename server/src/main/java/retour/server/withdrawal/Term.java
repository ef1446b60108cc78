package retour.server.withdrawal;

import java.time.LocalDate;
import java.util.Locale;

/**
 * One of the law's terms with its trace.
 *
 * @param clause the law's clause that gives it
 * @param startsOn the day of the event, itself not counted
 * @param rawLastDay before weekends and holidays are looked at; the store's own duties are watched by it
 * @param lastDay until midnight in the store's time zone
 * @param length such as {@code 14 days}
 * @param counting the counting rule's code
 */
public record Term(
    Name name,
    String clause,
    LocalDate startsOn,
    LocalDate rawLastDay,
    LocalDate lastDay,
    String length,
    String counting) {

  /** Which term. */
  public enum Name {
    /** In which the right can be used (Directive 2011/83/EU Art. 9, 10). */
    PERIOD,
    /** In which the goods are sent back (Art. 14(1)). */
    SENDING,
    /** In which the money goes back (Art. 13(1)). */
    REPAYMENT;

    /** As written in SQL and the API. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
