package retour.server.carrier;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The last day to file a claim, with how it was counted.
 *
 * @param from the day the term counts from; it is not counted
 * @param event what happened on it: {@code delivered}, {@code refused}, {@code shipped} or {@code today}
 * @param term as the directory had it when the claim was opened; empty where the carrier's term is not known
 * @param lastDay without a known term a day of our own
 */
public record ClaimDeadline(LocalDate from, String event, Optional<ClaimTerm> term, LocalDate lastDay) {

  private static final int DAYS_WITHOUT_TERM = 7;

  static ClaimDeadline of(ParcelClock clock, Optional<ClaimTerm> term, LocalDate today) {
    LocalDate lastDay = term.map(known -> known.lastDay(clock.day())).orElseGet(() -> today.plusDays(DAYS_WITHOUT_TERM));
    return new ClaimDeadline(clock.day(), clock.event(), term, lastDay);
  }
}
