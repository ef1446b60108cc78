package retour.server.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * Turns {@code {-6 12:30}} in the demonstration's data into half past twelve, six days before today, and {@code {-6}} into
 * that day.
 */
final class RelativeDays {

  private static final Pattern RELATIVE = Pattern.compile("\\{(-?\\d{1,4}) (\\d\\d:\\d\\d)}");
  private static final Pattern RELATIVE_DAY = Pattern.compile("\\{(-?\\d{1,4})}");

  private final LocalDate today;
  private final ZoneId zone;

  RelativeDays(LocalDate today, ZoneId zone) {
    this.today = today;
    this.zone = zone;
  }

  String in(String text) {
    String timed = RELATIVE.matcher(text).replaceAll(match -> at(Long.parseLong(match.group(1)), match.group(2)));
    return RELATIVE_DAY
        .matcher(timed)
        .replaceAll(match -> today.plusDays(Long.parseLong(match.group(1))).toString());
  }

  private String at(long days, String time) {
    return today.plusDays(days).atTime(LocalTime.parse(time)).atZone(zone).toOffsetDateTime().toString();
  }
}
