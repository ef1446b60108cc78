package retour.server.carrier;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * How long a carrier takes claims.
 *
 * @param to countries the goods went to, ISO 3166-1; empty for all that no other term names
 * @param days from 1 to 999; the day it counts from is not counted
 * @param source where the term is written
 * @param checked the day somebody last looked it up
 */
public record ClaimTerm(Set<String> to, int days, Counted counted, String source, LocalDate checked) {

  private static final int MOST_DAYS = 999;

  public ClaimTerm {
    to = Set.copyOf(to);
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("a term has 1 to " + MOST_DAYS + " days");
    }
  }

  /** Which days count. */
  public enum Counted {
    CALENDAR,
    /** Monday to Friday. Holidays are not left out: the earlier day is the safe one. */
    BUSINESS;

    /** As written in the directory. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The last day to file; never moved from a weekend, since a carrier owes the store no such favour. */
  public LocalDate lastDay(LocalDate from) {
    return switch (counted) {
      case CALENDAR -> from.plusDays(days);
      case BUSINESS -> businessDay(from);
    };
  }

  boolean isFor(String country) {
    return to.contains(country);
  }

  private LocalDate businessDay(LocalDate from) {
    LocalDate day = from;
    for (int counting = 0; counting < days; ) {
      day = day.plusDays(1);
      boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      counting += weekend ? 0 : 1;
    }
    return day;
  }
}
