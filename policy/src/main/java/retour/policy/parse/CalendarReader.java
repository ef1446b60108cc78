package retour.policy.parse;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import retour.policy.language.Findings;
import retour.policy.language.HolidayCalendar;
import retour.policy.language.HolidayRules;
import retour.policy.language.HolidayRules.Moving;
import retour.policy.language.HolidayRules.Yearly;

/** Reads calendars of holidays. */
public final class CalendarReader {

  private static final int LATEST_YEAR = 9000;
  private static final Pattern EASTER = Pattern.compile("(orthodox-)?easter(?: ([+-]) (\\d{1,2}))?");
  private static final Pattern WEEKDAY = Pattern.compile("([1-5]|last) (\\w+) of (\\d{2})");

  private final Findings findings;

  private CalendarReader(Findings findings) {
    this.findings = findings;
  }

  /** Reads one; faults go to {@code findings}. */
  public static HolidayCalendar read(String source, Findings findings) {
    return YamlSource.read(source, findings)
        .map(root -> new CalendarReader(findings).calendar(Section.of(root, "a calendar", findings)))
        .orElse(HolidayCalendar.WEEKENDS_ONLY);
  }

  private HolidayCalendar calendar(Section section) {
    String version = section.text("calendar").orElse("") + " " + section.text("version").orElse("");
    section.find("source");
    int decided =
        section
            .find("decided-until")
            .map(node -> Scalars.number(Scalars.text(node, findings), LATEST_YEAR, YamlSource.place(node), findings))
            .orElse(0);
    List<Yearly> yearly =
        items(section, "holidays").stream().flatMap(node -> yearly(node).stream()).toList();
    Moving moving = section.find("on-weekends").map(this::moving).orElse(Moving.STAYS);
    Set<LocalDate> added =
        items(section, "added").stream().map(this::day).collect(Collectors.toUnmodifiableSet());
    section.close();
    return HolidayCalendar.of(version, decided, new HolidayRules(yearly, moving, added));
  }

  private static List<Node> items(Section section, String key) {
    return section.find(key).map(Scalars::items).orElse(List.of());
  }

  private Moving moving(Node node) {
    String written = Scalars.text(node, findings);
    return switch (written) {
      case "stay" -> Moving.STAYS;
      case "free-the-next" -> Moving.FREES_THE_NEXT;
      case "to-the-nearest" -> Moving.TO_THE_NEAREST;
      default -> {
        findings.add("calendar", YamlSource.place(node), "`" + written + "` is nothing that holidays do on weekends");
        yield Moving.STAYS;
      }
    };
  }

  private Optional<Yearly> yearly(Node node) {
    String written = Scalars.text(node, findings);
    Matcher easter = EASTER.matcher(written);
    Matcher weekday = WEEKDAY.matcher(written);
    try {
      if (easter.matches()) {
        return Optional.of(easter(easter));
      }
      return Optional.of(weekday.matches() ? weekday(weekday) : new Yearly.Fixed(MonthDay.parse("--" + written)));
    } catch (DateTimeException | IllegalArgumentException e) {
      findings.add("calendar", YamlSource.place(node), "`" + written + "` is no holiday");
      return Optional.empty();
    }
  }

  private static Yearly easter(Matcher form) {
    int days = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
    return new Yearly.Easter(form.group(1) != null, "-".equals(form.group(2)) ? -days : days);
  }

  private static Yearly weekday(Matcher form) {
    int ordinal = form.group(1).equals("last") ? -1 : Integer.parseInt(form.group(1));
    DayOfWeek weekday = DayOfWeek.valueOf(form.group(2).toUpperCase(Locale.ROOT));
    return new Yearly.Weekday(ordinal, weekday, MonthDay.parse("--" + form.group(3) + "-01").getMonthValue());
  }

  private LocalDate day(Node node) {
    return Scalars.day(Scalars.text(node, findings), YamlSource.place(node), findings);
  }
}
