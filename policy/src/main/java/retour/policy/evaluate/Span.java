package retour.policy.evaluate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retour.policy.decision.Deadline.Move;
import retour.policy.decision.Deadline.Reason;
import retour.policy.decision.Deadline.Trace;
import retour.policy.language.HolidayCalendar;
import retour.policy.language.WindowRule;
import retour.policy.language.WindowRule.Counting;

/** One window laid out over the calendar: from the day that starts it to its last day, with what moves that. */
final class Span {

  private static final int WORKING_DAYS_AT_LEAST = 2;

  private final WindowRule rule;
  private final HolidayCalendar calendar;
  private final LocalDate from;
  private final @Nullable LocalDate opens;
  private LocalDate raw;
  private LocalDate last;
  private boolean stands;
  private List<Move> moves = List.of();

  /** @param plain its last day by its length alone */
  Span(WindowRule rule, HolidayCalendar calendar, LocalDate from, LocalDate plain) {
    this.rule = rule;
    this.calendar = calendar;
    this.from = from;
    this.opens = rule.manner().notBefore().map(from::plusDays).orElse(null);
    this.raw = plain;
    this.last = plain;
  }

  /**
   * Lets the clock stand, and looks at weekends and holidays.
   *
   * @param stopped the day on which the clock stopped, where it did
   * @param resumed the day on which it ran again, where it does
   */
  Span settled(@Nullable LocalDate stopped, @Nullable LocalDate resumed) {
    if (stopped != null && !stopped.isAfter(raw)) {
      stand(stopped.isBefore(from) ? from : stopped, resumed);
    }
    LocalDate atLeastUntil = rule.manner().atLeastUntil().orElse(raw);
    if (atLeastUntil.isAfter(raw)) {
      raw = moved(Reason.FIXED_DAY, atLeastUntil);
    }
    last = raw;
    if (rule.counting() == Counting.EU_1182_71) {
      roll();
    }
    return this;
  }

  private void stand(LocalDate stopped, @Nullable LocalDate resumed) {
    if (resumed == null) {
      stands = true;
    } else if (resumed.isAfter(stopped)) {
      raw = moved(Reason.CLOCK_STOOD, raw.plusDays(ChronoUnit.DAYS.between(stopped, resumed)));
    }
  }

  private LocalDate moved(Reason reason, LocalDate to) {
    List<Move> further = new ArrayList<>(moves);
    further.add(new Move(reason, to));
    moves = List.copyOf(further);
    return to;
  }

  /** Regulation 1182/71 Art. 3(4), then Art. 3(5). */
  private void roll() {
    if (!calendar.isWorkingDay(raw)) {
      Reason reason = HolidayCalendar.isWeekend(raw) ? Reason.WEEKEND : Reason.HOLIDAY;
      last = moved(reason, calendar.onOrAfter(raw));
    }
    if (ChronoUnit.DAYS.between(from, raw) >= WORKING_DAYS_AT_LEAST) {
      LocalDate second = calendar.onOrAfter(calendar.onOrAfter(from.plusDays(1)).plusDays(1));
      if (second.isAfter(last)) {
        last = moved(Reason.TWO_WORKING_DAYS, second);
      }
    }
  }

  LocalDate from() {
    return from;
  }

  LocalDate raw() {
    return raw;
  }

  LocalDate last() {
    return last;
  }

  /** Whether the clock stands now, so that there is no last day yet. */
  boolean stands() {
    return stands;
  }

  /** The first day on which it is not too early, where there is one. */
  @Nullable LocalDate opens() {
    return opens;
  }

  boolean holds(LocalDate day) {
    return (stands || !day.isAfter(last)) && (opens == null || !day.isBefore(opens));
  }

  Trace trace() {
    boolean counted =
        rule.counting() == Counting.EU_1182_71 || rule.length() instanceof WindowRule.Length.BusinessDays;
    if (counted) {
      return new Trace(Optional.ofNullable(opens), moves, Optional.of(calendar.version()), !calendar.isDecided(last));
    }
    return opens == null && moves.isEmpty()
        ? Trace.NONE
        : new Trace(Optional.ofNullable(opens), moves, Optional.empty(), false);
  }
}
