package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Optional;
import retour.policy.decision.Deadline;
import retour.policy.fact.FactValue;
import retour.policy.language.HolidayCalendar;
import retour.policy.language.WindowRule;
import retour.policy.language.WindowRule.Length;

/**
 * A compiled window.
 *
 * @param start the number of the day fact that starts it
 * @param lengthFact the number of the fact that gives its length, or -1
 */
record Window(WindowRule rule, int start, int lengthFact, HolidayCalendar calendar) {

  private static final int NO_FACT = -1;

  /** Its last day, when the facts it rests on are known; {@code clause} is who asks. */
  Optional<Deadline> deadline(Situation situation, String clause) {
    if (!(situation.value(start) instanceof FactValue.Day(LocalDate from))) {
      return Optional.empty();
    }
    return rawLastDay(from, situation)
        .map(
            raw ->
                new Deadline(
                    rule.name(), clause, from, raw, rolled(raw), rule.counting().code(), lengthText(situation)));
  }

  Truth holds(LocalDate day, Situation situation) {
    if (situation.value(start) == null && rule.openBeforeStart()) {
      return Truth.YES;
    }
    if (!(situation.value(start) instanceof FactValue.Day(LocalDate from))) {
      return Truth.UNKNOWN;
    }
    return rawLastDay(from, situation)
        .map(raw -> Truth.of(!day.isAfter(rolled(raw))))
        .orElse(Truth.UNKNOWN);
  }

  private Optional<LocalDate> rawLastDay(LocalDate from, Situation situation) {
    return plainLastDay(from, situation).map(day -> day.plusMonths(rule.plusMonths()));
  }

  private Optional<LocalDate> plainLastDay(LocalDate from, Situation situation) {
    return switch (rule.length()) {
      case Length.Days(int days) -> Optional.of(from.plusDays(days));
      case Length.Weeks(int weeks) -> Optional.of(from.plusWeeks(weeks));
      case Length.Months(int months) -> Optional.of(from.plusMonths(months));
      case Length.BusinessDays(int days) -> Optional.of(businessDaysAfter(from, days));
      case Length.DaysOfFact _ ->
          situation.value(lengthFact) instanceof FactValue.WholeNumber(long days)
              ? Optional.of(from.plusDays(Math.min(days, 36_600)))
              : Optional.empty();
    };
  }

  private LocalDate businessDaysAfter(LocalDate from, int days) {
    LocalDate day = from;
    for (int i = 0; i < days; i++) {
      day = calendar.onOrAfter(day.plusDays(1));
    }
    return day;
  }

  private LocalDate rolled(LocalDate raw) {
    return switch (rule.counting()) {
      case STORE_DAYS -> raw;
      case EU_1182_71 -> calendar.onOrAfter(raw);
    };
  }

  private String lengthText(Situation situation) {
    return rule.plusMonths() == 0
        ? plainLength(situation)
        : plainLength(situation) + " and " + count(rule.plusMonths(), "month");
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
    if (situation.value(start) == null) {
      facts.set(start);
    }
    if (lengthFact != NO_FACT && situation.value(lengthFact) == null) {
      facts.set(lengthFact);
    }
  }

  void use(BitSet facts) {
    facts.set(start);
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
