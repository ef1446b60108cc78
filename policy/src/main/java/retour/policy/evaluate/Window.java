package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retour.policy.decision.Deadline;
import retour.policy.fact.FactValue;
import retour.policy.language.HolidayCalendar;
import retour.policy.language.WindowRule;
import retour.policy.language.WindowRule.Length;

/**
 * A compiled window, or one case of a window that has several.
 *
 * @param when the condition of this case
 * @param starts the numbers of the day facts that start it; the latest does
 * @param extent how long it is
 * @param stands the numbers of the day facts between which its clock stands; empty where it never does
 * @param place its number among the windows compiled together
 */
record Window(
    WindowRule rule,
    Node when,
    List<Integer> starts,
    Extent extent,
    List<Integer> stands,
    HolidayCalendar calendar,
    int place) {

  private static final int NO_FACT = -1;

  /**
   * A length, ready to be told.
   *
   * @param fact the number of the fact that gives it, or -1
   * @param words such as {@code 14 days}; empty where a fact gives it
   */
  record Extent(int fact, String words) {

    static Extent of(WindowRule rule, int fact) {
      int plusMonths = rule.manner().plusMonths();
      return new Extent(fact, plain(rule.length()) + (plusMonths == 0 ? "" : " and " + count(plusMonths, "month")));
    }

    private static String plain(Length length) {
      return switch (length) {
        case Length.Days(int days) -> count(days, "day");
        case Length.Weeks(int weeks) -> count(weeks, "week");
        case Length.Months(int months) -> count(months, "month");
        case Length.BusinessDays(int days) -> count(days, "business day");
        case Length.DaysOfFact _ -> "";
      };
    }

    /** @param days as many as the fact says, where one gives it */
    String words(@Nullable FactValue days) {
      return days instanceof FactValue.WholeNumber(long number) ? count(number, "day") + words : words;
    }

    private static String count(long number, String unit) {
      return number + " " + unit + (number == 1 ? "" : "s");
    }
  }

  Window {
    starts = List.copyOf(starts);
    stands = List.copyOf(stands);
  }

  /** Its last day, when its case holds and the facts it rests on are known; {@code clause} is who asks. */
  Optional<Deadline> deadline(Situation situation, String clause) {
    return when.value(situation) == Truth.YES ? laidOut(situation, clause) : Optional.empty();
  }

  /** Its last day whether or not its case holds; none as long as its clock stands. */
  Optional<Deadline> laidOut(Situation situation, String clause) {
    Span span = situation.span(this);
    return span == null || span.stands() ? Optional.empty() : Optional.of(deadline(span, situation, clause));
  }

  private Deadline deadline(Span span, Situation situation, String clause) {
    String counting = rule.counting().code();
    String length = extent.words(extent.fact == NO_FACT ? null : situation.value(extent.fact));
    return new Deadline(rule.name(), clause, span.from(), span.raw(), span.last(), counting, length, span.trace());
  }

  /** How it lies, when its case holds and the facts it rests on are known. */
  @Nullable Span span(Situation situation) {
    return when.value(situation) == Truth.YES ? situation.span(this) : null;
  }

  /** Whether a day lies in it, its own condition not asked. */
  Truth holds(LocalDate day, Situation situation) {
    Span span = situation.span(this);
    if (span != null) {
      return Truth.of(span.holds(day));
    }
    return start(situation) == null && rule.manner().openBeforeStart() ? Truth.YES : Truth.UNKNOWN;
  }

  /** The latest of the days that start it; null as long as one is not known. */
  private @Nullable LocalDate start(Situation situation) {
    LocalDate latest = null;
    for (int fact : starts) {
      LocalDate day = day(fact, situation);
      if (day == null) {
        return null;
      }
      latest = latest == null || day.isAfter(latest) ? day : latest;
    }
    return latest;
  }

  private static @Nullable LocalDate day(int fact, Situation situation) {
    return situation.value(fact) instanceof FactValue.Day(LocalDate day) ? day : null;
  }

  /** Lays it out anew, its own condition not asked; null as long as a fact for that is missing. */
  @Nullable Span layOut(Situation situation) {
    LocalDate from = start(situation);
    LocalDate plain = from == null ? null : plainLastDay(from, situation);
    if (from == null || plain == null) {
      return null;
    }
    Span span = new Span(rule, calendar, from, plain.plusMonths(rule.manner().plusMonths()));
    return stands.isEmpty()
        ? span.settled(null, null)
        : span.settled(day(stands.getFirst(), situation), day(stands.getLast(), situation));
  }

  private @Nullable LocalDate plainLastDay(LocalDate from, Situation situation) {
    return switch (rule.length()) {
      case Length.Days(int days) -> from.plusDays(days);
      case Length.Weeks(int weeks) -> from.plusWeeks(weeks);
      case Length.Months(int months) -> from.plusMonths(months);
      case Length.BusinessDays(int days) -> businessDaysAfter(from, days);
      case Length.DaysOfFact _ ->
          situation.value(extent.fact) instanceof FactValue.WholeNumber(long days)
              ? from.plusDays(Math.min(days, 36_600))
              : null;
    };
  }

  private LocalDate businessDaysAfter(LocalDate from, int days) {
    LocalDate day = from;
    for (int i = 0; i < days; i++) {
      day = calendar.onOrAfter(day.plusDays(1));
    }
    return day;
  }

  void unknown(Situation situation, BitSet facts) {
    starts.stream().filter(fact -> situation.value(fact) == null).forEach(facts::set);
    if (extent.fact != NO_FACT && situation.value(extent.fact) == null) {
      facts.set(extent.fact);
    }
  }

  /** Whether its first and last day change with a fact. */
  boolean restsOn(int fact) {
    return fact == extent.fact || starts.contains(fact) || stands.contains(fact);
  }

  void use(BitSet facts) {
    when.uses(facts);
    starts.forEach(facts::set);
    stands.forEach(facts::set);
    if (extent.fact != NO_FACT) {
      facts.set(extent.fact);
    }
  }

  /**
   * Whether a day lies in the window.
   *
   * @param day the number of the day fact asked about, or -1 for the day of the request
   * @param request the number of the fact that holds the day of the request
   */
  record Within(Window window, int day, int request) implements Node {

    @Override
    public Truth value(Situation situation) {
      if (day == NO_FACT) {
        return window.holds(situation.day(), situation);
      }
      return situation.value(day) instanceof FactValue.Day(LocalDate asked)
          ? window.holds(asked, situation)
          : Truth.UNKNOWN;
    }

    @Override
    public void unknowns(Situation situation, BitSet facts) {
      window.unknown(situation, facts);
      if (day != NO_FACT && situation.value(day) == null) {
        facts.set(day);
      }
    }

    @Override
    public void uses(BitSet facts) {
      window.use(facts);
      facts.set(day == NO_FACT ? request : day);
    }
  }
}
