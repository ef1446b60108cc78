package retour.policy.evaluate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import retour.policy.decision.Deadline;
import retour.policy.fact.FactValue;
import retour.policy.language.WindowRule;

/**
 * The days between which a question can tell a difference.
 *
 * <p>Everything is laid out from one day of delivery, and from the days written in the question: the last day of every
 * window and the one after, its first day and the one before; and backwards the days from which a window would end
 * there. Where windows count differently, one moving its end off weekends and one not, they are laid out from every day
 * of a week, and so that the one ends on the longest time in which nobody works; where they start on different days,
 * twice over. As long as one fact starts all windows and no day is written, it is enough to move the day of the request.
 */
final class CriticalDays {

  /** A Monday without holidays near it. */
  static final LocalDate DELIVERED = LocalDate.of(2026, 3, 2);

  /** More days than any sensible question needs; what is beyond is not looked at, and nothing then proved. */
  private static final int MOST = 400;

  private static final int WEEK = 7;
  private static final LocalDate ORDERED = DELIVERED.minusDays(3);
  private static final LocalDate FIRST_REST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST_REST = LocalDate.of(2030, 12, 31);
  private static final List<Long> SAMPLE_LENGTHS = List.of(7L, 60L);

  private final Set<Window> windows;
  private final int facts;
  private final Set<LocalDate> deliveries;
  private final Set<LocalDate> written = new TreeSet<>();
  private final BitSet moving;
  private final Set<LocalDate> tried = new TreeSet<>();
  private final Set<LocalDate> beforeHolidays = new TreeSet<>();
  private final Set<LocalDate> amongHolidays = new TreeSet<>();

  /**
   * @param comparisons with the days that facts are compared with
   * @param facts how many facts there are
   */
  CriticalDays(Survey survey, Comparisons comparisons, int facts) {
    this.windows = survey.windows();
    this.facts = facts;
    this.deliveries = deliveries();
    comparisons.days().forEach(day -> written.addAll(List.of(day.minusDays(1), day, day.plusDays(1))));
    BitSet starts = new BitSet();
    windows.forEach(window -> window.starts().forEach(starts::set));
    boolean severalStarts = starts.cardinality() > 1 || windows.stream().anyMatch(window -> !window.stands().isEmpty());
    this.moving = moving(survey, comparisons);
    boolean free = severalStarts || !written.isEmpty();
    if (free) {
      moving.or(starts);
    }
    if (mixed()) {
      windows.stream().filter(CriticalDays::skipsDaysOff).forEach(this::addBeforeHolidays);
    }
    tried.addAll(deliveries);
    tried.addAll(written);
    Set<LocalDate> from = new TreeSet<>(deliveries);
    from.addAll(comparisons.days());
    lay(from, free, tried);
    if (severalStarts) {
      lay(new ArrayList<>(tried), true, tried);
    }
    amongHolidays.addAll(beforeHolidays);
    lay(beforeHolidays, free, amongHolidays);
    amongHolidays.removeAll(tried);
  }

  /** Days of delivery from which a window ends, or begins, on the first day of the longest time off. */
  private void addBeforeHolidays(Window window) {
    LocalDate rest = window.calendar().longestRest(FIRST_REST, LAST_REST);
    beforeHolidays.add(rest.minusDays(1));
    lengths(window)
        .flatMap(length -> window.laidOut(starting(window, rest, length), "").stream())
        .map(laid -> rest.minusDays(ChronoUnit.DAYS.between(rest, laid.rawLastDay())))
        .forEach(beforeHolidays::add);
  }

  /** The facts that may lie on any day, and not only on those of a delivery. */
  private static BitSet moving(Survey survey, Comparisons comparisons) {
    BitSet moving = new BitSet();
    survey.facts().stream().filter(fact -> comparisons.together(fact) > 1).forEach(moving::set);
    for (Node leaf : survey.leaves()) {
      if (leaf instanceof Window.Within(Window window, int day, int _)) {
        window.stands().forEach(moving::set);
        if (day >= 0) {
          moving.set(day);
        }
      }
    }
    return moving;
  }

  boolean isComplete() {
    return tried.size() + amongHolidays.size() <= MOST;
  }

  /**
   * The days of request worth trying: those after the delivery first, then those before it, the nearest first; and then
   * those that holidays make special.
   */
  List<LocalDate> ofRequest() {
    return ordered().toList();
  }

  private Stream<LocalDate> ordered() {
    List<LocalDate> days = tried.stream().limit(MOST).toList();
    Stream<LocalDate> before = days.stream().filter(day -> day.isBefore(DELIVERED)).sorted(Comparator.reverseOrder());
    Stream<LocalDate> ordinary = Stream.concat(days.stream().filter(day -> !day.isBefore(DELIVERED)), before);
    return Stream.concat(ordinary, amongHolidays.stream().limit(MOST));
  }

  /** The values worth trying of a day fact, the most ordinary first. */
  List<FactValue> ofFact(int fact, LocalDate request) {
    Set<LocalDate> days = new LinkedHashSet<>(List.of(DELIVERED, ORDERED));
    if (moving.get(fact)) {
      days.add(request);
      ordered().forEach(days::add);
    } else {
      days.addAll(deliveries);
      days.addAll(written);
      days.addAll(beforeHolidays);
    }
    return days.stream().<FactValue>map(FactValue.Day::new).toList();
  }

  /** The numbers worth trying of a fact that gives a window its length. */
  LongStream lengths(int fact) {
    return windows.stream().anyMatch(window -> window.extent().fact() == fact)
        ? SAMPLE_LENGTHS.stream().mapToLong(Long::longValue)
        : LongStream.empty();
  }

  private Set<LocalDate> deliveries() {
    return IntStream.range(0, mixed() ? WEEK : 1)
        .mapToObj(DELIVERED::plusDays)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether some windows count days off and others do not, or not the same ones. */
  private boolean mixed() {
    return windows.stream().map(CriticalDays::daysOff).distinct().count() > 1;
  }

  private static String daysOff(Window window) {
    return skipsDaysOff(window) ? window.calendar().version() : "";
  }

  private static boolean skipsDaysOff(Window window) {
    return window.rule().counting() == WindowRule.Counting.EU_1182_71
        || window.rule().length() instanceof WindowRule.Length.BusinessDays;
  }

  private void lay(Collection<LocalDate> from, boolean backwards, Set<LocalDate> found) {
    for (Window window : windows) {
      for (LocalDate day : List.copyOf(from)) {
        if (found.size() <= MOST) {
          lengths(window).forEach(length -> found.addAll(around(window, day, length, backwards)));
        }
      }
    }
  }

  private static Stream<Long> lengths(Window window) {
    return window.extent().fact() >= 0 ? SAMPLE_LENGTHS.stream() : Stream.of(0L);
  }

  private List<LocalDate> around(Window window, LocalDate from, long length, boolean backwards) {
    List<LocalDate> days = new ArrayList<>();
    window
        .laidOut(starting(window, from, length), "")
        .ifPresent(
            deadline -> {
              LocalDate last = deadline.lastDay();
              days.addAll(List.of(last, last.plusDays(1)));
              opens(deadline).forEach(first -> days.addAll(List.of(first, first.minusDays(1))));
              if (backwards && window.rule().manner().atLeastUntil().isEmpty()) {
                LocalDate start = from.minusDays(ChronoUnit.DAYS.between(from, last));
                days.addAll(List.of(start, start.minusDays(1)));
              }
            });
    return days;
  }

  private static Stream<LocalDate> opens(Deadline deadline) {
    return deadline.trace().opens().stream();
  }

  private Situation starting(Window window, LocalDate from, long length) {
    @Nullable FactValue[] values = new @Nullable FactValue[facts];
    window.starts().forEach(start -> values[start] = new FactValue.Day(from));
    if (window.extent().fact() >= 0) {
      values[window.extent().fact()] = new FactValue.WholeNumber(length);
    }
    return new Situation(values, from, Map.of());
  }
}
