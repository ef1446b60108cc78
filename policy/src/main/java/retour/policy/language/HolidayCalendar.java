package retour.policy.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * The days on which nobody works in a country: dated data with a version, since governments move them.
 *
 * @param name such as {@code bg}
 * @param version such as {@code 2026-01}
 * @param holidays without ordinary Saturdays and Sundays
 */
public record HolidayCalendar(String name, String version, Set<LocalDate> holidays) {

  /** Monday to Friday without any holiday. */
  public static final HolidayCalendar WEEKENDS_ONLY = new HolidayCalendar("weekends", "1", Set.of());

  public HolidayCalendar {
    holidays = Set.copyOf(holidays);
  }

  public boolean isWorkingDay(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.contains(day);
  }

  /** This day, or the next working day after it. */
  public LocalDate onOrAfter(LocalDate day) {
    LocalDate next = day;
    while (!isWorkingDay(next)) {
      next = next.plusDays(1);
    }
    return next;
  }
}
