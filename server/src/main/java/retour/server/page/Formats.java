package retour.server.page;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import retour.policy.money.Money;
import retour.policy.money.Percent;

/** Money, dates and numbers as a reader of one language writes them; instants in the store's zone. */
public final class Formats {

  private final Locale locale;
  private final ZoneId zone;
  private final DateTimeFormatter day;
  private final DateTimeFormatter month;
  private final DateTimeFormatter moment;

  public Formats(String language, ZoneId zone) {
    boolean bulgarian = language.equals("bg");
    this.locale = locale(language);
    this.zone = zone;
    String pattern = bulgarian ? "EEE, d MMMM uuuu\u00a0'г.'" : "EEE d MMM uuuu";
    this.day = DateTimeFormatter.ofPattern(pattern, locale);
    this.month = DateTimeFormatter.ofPattern(bulgarian ? "LLLL uuuu\u00a0'г.'" : "LLLL uuuu", locale);
    this.moment = DateTimeFormatter.ofPattern(pattern + ", HH:mm", locale).withZone(zone);
  }

  private static Locale locale(String language) {
    return switch (language) {
      case "bg" -> Locale.of("bg", "BG");
      case "en" -> Locale.US;
      default -> Locale.of(language);
    };
  }

  /** {@code $1,234.50}; the currency's own number of decimals. */
  public String money(Money money) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(money.currency());
    format.setMinimumFractionDigits(money.currency().getDefaultFractionDigits());
    format.setMaximumFractionDigits(money.currency().getDefaultFractionDigits());
    return format.format(money.decimal());
  }

  /** {@code Fri 4 Dec 2026}. */
  public String day(LocalDate date) {
    return day.format(date);
  }

  /** {@code November 2026}. */
  public String month(YearMonth wanted) {
    return month.format(wanted);
  }

  /** The store's day of an instant. */
  public String day(Instant instant) {
    return day.format(instant.atZone(zone));
  }

  /** {@code Fri 4 Dec 2026, 14:05}, the store's time. */
  public String moment(Instant instant) {
    return moment.format(instant);
  }

  /** {@code 15%}, {@code 12.5%}. */
  public String percent(Percent percent) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(2);
    return format.format(java.math.BigDecimal.valueOf(percent.hundredths(), 4));
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** The store's day of an instant, as data. */
  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }
}
