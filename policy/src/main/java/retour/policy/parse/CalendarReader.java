package retour.policy.parse;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import retour.policy.language.Findings;
import retour.policy.language.HolidayCalendar;

/** Reads calendars of holidays. */
public final class CalendarReader {

  private CalendarReader() {}

  /** Reads one; faults go to {@code findings}. */
  public static HolidayCalendar read(String source, Findings findings) {
    return YamlSource.read(source, findings)
        .map(root -> calendar(Section.of(root, "a calendar", findings), findings))
        .orElse(HolidayCalendar.WEEKENDS_ONLY);
  }

  private static HolidayCalendar calendar(Section section, Findings findings) {
    String name = section.text("calendar").orElse("");
    String version = section.text("version").orElse("");
    section.find("source");
    Set<LocalDate> days =
        section
            .find("days")
            .map(Scalars::items)
            .map(items -> items.stream().map(item -> day(item, findings)).collect(Collectors.toUnmodifiableSet()))
            .orElse(Set.of());
    section.close();
    return new HolidayCalendar(name, version, days);
  }

  private static LocalDate day(Node node, Findings findings) {
    return Scalars.day(Scalars.text(node, findings), YamlSource.place(node), findings);
  }
}
