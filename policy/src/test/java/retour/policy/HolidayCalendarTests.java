package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retour.policy.language.Findings;
import retour.policy.language.HolidayCalendar;
import retour.policy.parse.CalendarReader;

/** The calendars' rules against the days that were announced. */
class HolidayCalendarTests {

  @ParameterizedTest
  @CsvSource({
    "bg, 2025, 01-01 03-03 04-18 04-19 04-20 04-21 05-01 05-06 05-24 05-26 09-06 09-08 09-22 12-24 12-25 12-26",
    "bg, 2026, 01-01 01-02 03-03 04-10 04-11 04-12 04-13 05-01 05-06 05-24 05-25 09-06 09-07 09-22 12-24 12-25 12-26 12-28",
    "bg, 2027, 01-01 03-03 04-30 05-01 05-02 05-03 05-04 05-06 05-24 09-06 09-22 12-24 12-25 12-26 12-27 12-28",
    "gr, 2026, 01-01 01-06 02-23 03-25 04-10 04-12 04-13 05-01 06-01 08-15 10-28 12-25 12-26",
    "de, 2026, 01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26",
    "us, 2026, 01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25",
  })
  void hasTheDaysThatWereAnnounced(String country, int year, String days) throws IOException {
    assertThat(holidays(country, year)).isEqualTo(List.of(days.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({"2024, 05-05", "2028, 04-16", "2029, 04-08", "2030, 04-28", "2050, 04-17", "2099, 04-12", "2100, 05-02"})
  void findsOrthodoxEaster(int year, String day) throws IOException {
    assertThat(holidays("bg", year)).contains(day);
  }

  @ParameterizedTest
  @CsvSource({"2024, 04-01", "2027, 03-29", "2030, 04-22", "2038, 04-26", "2101, 04-18"})
  void findsEasterMonday(int year, String day) throws IOException {
    assertThat(holidays("de", year)).contains(day);
  }

  private static List<String> holidays(String country, int year) throws IOException {
    HolidayCalendar calendar = calendar(country);
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(calendar::isHoliday)
        .map(day -> day.toString().substring(5))
        .collect(Collectors.toList());
  }

  private static HolidayCalendar calendar(String country) throws IOException {
    try (var in = Objects.requireNonNull(Policies.class.getResourceAsStream("calendar/" + country + ".yaml"))) {
      String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Findings findings = new Findings(country, source);
      HolidayCalendar calendar = CalendarReader.read(source, findings);
      assertThat(findings.text()).isEmpty();
      return calendar;
    }
  }
}
