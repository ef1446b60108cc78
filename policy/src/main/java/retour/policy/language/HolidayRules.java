package retour.policy.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What gives a year its holidays.
 *
 * @param yearly the holidays that come every year
 * @param moving what a fixed one on a weekend does
 * @param added single days
 */
public record HolidayRules(List<Yearly> yearly, Moving moving, Set<LocalDate> added) {

  /** A holiday that comes every year. */
  public sealed interface Yearly {

    /** Always on the same date. */
    record Fixed(MonthDay date) implements Yearly {}

    /** Days before or after Easter Sunday of the western or of the Orthodox churches. */
    record Easter(boolean orthodox, int days) implements Yearly {}

    /**
     * Such as the third Monday of January.
     *
     * @param ordinal from 1, or -1 for the last
     */
    record Weekday(int ordinal, DayOfWeek weekday, int month) implements Yearly {}
  }

  /** What a fixed holiday on a weekend does to the working days around it. */
  public enum Moving {
    STAYS,
    /** The next working day is free too, as in Bulgaria. */
    FREES_THE_NEXT,
    /** From a Saturday to Friday, from a Sunday to Monday, as for federal holidays of the United States. */
    TO_THE_NEAREST
  }

  public HolidayRules {
    yearly = List.copyOf(yearly);
    added = Set.copyOf(added);
  }

  static HolidayRules ofDays(Collection<LocalDate> days) {
    return new HolidayRules(List.of(), Moving.STAYS, Set.copyOf(days));
  }

  /** The holidays of a year, in order. */
  public Set<LocalDate> of(int year) {
    Set<LocalDate> days = new TreeSet<>();
    yearly.forEach(each -> days.add(day(each, year)));
    List<LocalDate> onWeekends =
        yearly.stream()
            .filter(Yearly.Fixed.class::isInstance)
            .map(each -> day(each, year))
            .filter(HolidayCalendar::isWeekend)
            .sorted()
            .toList();
    onWeekends.forEach(each -> days.add(replacement(each, days)));
    added.stream().filter(each -> each.getYear() == year).forEach(days::add);
    return days;
  }

  private LocalDate replacement(LocalDate holiday, Set<LocalDate> taken) {
    return switch (moving) {
      case STAYS -> holiday;
      case TO_THE_NEAREST -> holiday.plusDays(holiday.getDayOfWeek() == DayOfWeek.SATURDAY ? -1 : 1);
      case FREES_THE_NEXT -> {
        LocalDate next = holiday;
        while (HolidayCalendar.isWeekend(next) || taken.contains(next)) {
          next = next.plusDays(1);
        }
        yield next;
      }
    };
  }

  private static LocalDate day(Yearly holiday, int year) {
    return switch (holiday) {
      case Yearly.Fixed(MonthDay date) -> date.atYear(year);
      case Yearly.Easter(boolean orthodox, int days) ->
          (orthodox ? orthodoxEaster(year) : westernEaster(year)).plusDays(days);
      case Yearly.Weekday(int ordinal, DayOfWeek weekday, int month) ->
          YearMonth.of(year, month).atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
    };
  }

  /** Meeus's computation in the Julian calendar, told in ours. */
  private static LocalDate orthodoxEaster(int year) {
    int d = (19 * (year % 19) + 15) % 30;
    int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    int sum = d + e + 114;
    int behind = year / 100 - year / 400 - 2;
    return LocalDate.of(year, sum / 31, sum % 31 + 1).plusDays(behind);
  }

  /** The anonymous Gregorian computation. */
  private static LocalDate westernEaster(int year) {
    int century = year / 100;
    int golden = year % 19;
    int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int sum = epact + weekday - 7 * late + 114;
    return LocalDate.of(year, sum / 31, sum % 31 + 1);
  }
}
