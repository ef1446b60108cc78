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
 * @param lengthFact the number of the fact that gives its length, or -1
 * @param stands the numbers of the day facts between which its clock stands; empty where it never does
 */
record Window(
    WindowRule rule,
    Node when,
    List<Integer> starts,
    int lengthFact,
    List<Integer> stands,
    HolidayCalendar calendar) {

  private static final int NO_FACT = -1;

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
    LocalDate from = start(situation);
    Span span = span(situation);
    if (from == null || span == null || span.stands()) {
      return Optional.empty();
    }
    String counting = rule.counting().code();
    return Optional.of(
        new Deadline(
            rule.name(), clause, from, span.raw(), span.last(), counting, lengthText(situation), span.trace()));
  }

  /** Whether a day lies in it, its own condition not asked. */
  Truth holds(LocalDate day, Situation situation) {
    Span span = span(situation);
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

  private @Nullable Span span(Situation situation) {
    return situation.span(this, this::counted).orElse(null);
  }

  private Optional<Span> counted(Situation situation) {
    LocalDate from = start(situation);
    return from == null ? Optional.empty() : Optional.ofNullable(span(from, situation));
  }

  private @Nullable Span span(LocalDate from, Situation situation) {
    LocalDate plain = plainLastDay(from, situation);
    if (plain == null) {
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
          situation.value(lengthFact) instanceof FactValue.WholeNumber(long days)
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

  private String lengthText(Situation situation) {
    int plusMonths = rule.manner().plusMonths();
    return plusMonths == 0
        ? plainLength(situation)
        : plainLength(situation) + " and " + count(plusMonths, "month");
  }

  private String plainLength(Situation situation) {
    return switch (rule.length()) {
      case Length.Days(int days) -> count(days, "day");
      case Length.Weeks(int weeks) -> count(weeks, "week");
      case Length.Months(int months) -> count(months, "month");
      case Length.BusinessDays(int days) -> count(days, "business day");
      case Length.DaysOfFact _ ->
          situation.value(lengthFact) instanceof FactValue.WholeNumber(long days) ? count(days, "day") : "";
    };
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }

  void unknown(Situation situation, BitSet facts) {
    starts.stream().filter(fact -> situation.value(fact) == null).forEach(facts::set);
    if (lengthFact != NO_FACT && situation.value(lengthFact) == null) {
      facts.set(lengthFact);
    }
  }

  void use(BitSet facts) {
    when.uses(facts);
    starts.forEach(facts::set);
    stands.forEach(facts::set);
    if (lengthFact != NO_FACT) {
      facts.set(lengthFact);
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
