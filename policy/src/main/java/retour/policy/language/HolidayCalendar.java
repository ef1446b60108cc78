package retour.policy.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The days on which nobody works: rules that give the statutory holidays of any year, and single days that governments
 * or stores add, with a version, since these change.
 *
 * <p>A year after {@link #decidedUntil} has its statutory holidays, but single days may still be added: what is counted
 * there is provisional, and says so.
 */
public final class HolidayCalendar {

  /** Monday to Friday without any holiday. */
  public static final HolidayCalendar WEEKENDS_ONLY = new HolidayCalendar("weekends", Integer.MAX_VALUE, List.of());

  private static final int FIRST_KEPT = 2000;
  private static final int LAST_KEPT = 2100;

  private final String version;
  private final int decidedUntil;
  private final List<HolidayRules> rules;
  private final Set<LocalDate> kept;

  private HolidayCalendar(String version, int decidedUntil, List<HolidayRules> rules) {
    this.version = version;
    this.decidedUntil = decidedUntil;
    this.rules = List.copyOf(rules);
    Set<LocalDate> days = new HashSet<>();
    for (int year = FIRST_KEPT; year <= LAST_KEPT && !rules.isEmpty(); year++) {
      for (HolidayRules each : rules) {
        days.addAll(each.of(year));
      }
    }
    this.kept = Set.copyOf(days);
  }

  /**
   * One country's calendar.
   *
   * @param version such as {@code bg 2026-11}
   * @param decidedUntil the last year whose single days are all known
   */
  public static HolidayCalendar of(String version, int decidedUntil, HolidayRules rules) {
    return new HolidayCalendar(version, decidedUntil, List.of(rules));
  }

  /** Days on which any of them does not work. */
  public static HolidayCalendar union(List<HolidayCalendar> calendars) {
    if (calendars.isEmpty()) {
      return WEEKENDS_ONLY;
    }
    return new HolidayCalendar(
        calendars.stream().map(HolidayCalendar::version).collect(Collectors.joining(" + ")),
        calendars.stream().mapToInt(each -> each.decidedUntil).min().orElseThrow(),
        calendars.stream().flatMap(each -> each.rules.stream()).toList());
  }

  /** The same with days on which a store is closed. */
  public HolidayCalendar closedOn(Collection<LocalDate> days) {
    if (days.isEmpty()) {
      return this;
    }
    List<HolidayRules> all = new ArrayList<>(rules);
    all.add(HolidayRules.ofDays(days));
    return new HolidayCalendar(version + " + closing days", decidedUntil, all);
  }

  /** Which it is, with its version: {@code bg 2026-11}. */
  public String version() {
    return version;
  }

  /** Whether no single day can be added any more before or on this day. */
  public boolean isDecided(LocalDate day) {
    return day.getYear() <= decidedUntil;
  }

  public boolean isWorkingDay(LocalDate day) {
    return !isWeekend(day) && !isHoliday(day);
  }

  public static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** Whether the rules name it, on whatever weekday it falls. */
  public boolean isHoliday(LocalDate day) {
    return (day.getYear() >= FIRST_KEPT && day.getYear() <= LAST_KEPT)
        ? kept.contains(day)
        : rules.stream().anyMatch(each -> each.of(day.getYear()).contains(day));
  }

  /**
   * The first day of the longest time in which nobody works: what begins or ends there moves farthest.
   *
   * @param from the first day looked at
   * @param until the last day looked at
   */
  public LocalDate longestRest(LocalDate from, LocalDate until) {
    LocalDate longest = onOrAfter(from);
    long most = 0;
    for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
      long rest = ChronoUnit.DAYS.between(day, onOrAfter(day));
      if (rest > most) {
        longest = day;
        most = rest;
      }
    }
    return longest;
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
