package retour.server.order;

import static retour.server.order.ImportFault.Reason.MISSING;
import static retour.server.order.ImportFault.Reason.NEGATIVE;
import static retour.server.order.ImportFault.Reason.NOT_AN_EMAIL;
import static retour.server.order.ImportFault.Reason.NOT_A_COUNTRY;
import static retour.server.order.ImportFault.Reason.NOT_A_CURRENCY;
import static retour.server.order.ImportFault.Reason.NOT_A_NUMBER;
import static retour.server.order.ImportFault.Reason.NOT_POSITIVE;
import static retour.server.order.ImportFault.Reason.NOT_TEXT;
import static retour.server.order.ImportFault.Reason.NOT_UTF8;
import static retour.server.order.ImportFault.Reason.NOT_WHOLE;
import static retour.server.order.ImportFault.Reason.TOO_LARGE;
import static retour.server.order.ImportFault.Reason.TOO_LONG;
import static retour.server.order.ImportFault.Reason.TOO_MANY_DECIMALS;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import retour.policy.money.Money;

/** Reads single values that were handed in; what is wrong goes to the faults and a harmless value comes back. */
final class FieldValues {

  private static final int LONGEST_TEXT = 1000;
  private static final int MOST_UNITS = 1_000_000;
  private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("1000000000000");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private FieldValues() {}

  static String text(String place, String given, ImportFaults faults) {
    if (given.length() > LONGEST_TEXT) {
      faults.add(place, TOO_LONG, Integer.toString(LONGEST_TEXT));
    } else if (given.indexOf('\ufffd') >= 0) {
      faults.add(place, NOT_UTF8);
    } else if (given.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
      faults.add(place, NOT_TEXT);
    }
    return given.strip();
  }

  static String required(String place, String given, ImportFaults faults) {
    String text = text(place, given, faults);
    if (text.isEmpty()) {
      faults.add(place, MISSING);
    }
    return text;
  }

  static String email(String place, String given, ImportFaults faults) {
    String text = text(place, given, faults);
    int at = text.indexOf('@');
    boolean plausible = at > 0 && at == text.lastIndexOf('@') && at < text.length() - 1 && text.length() <= 254;
    if (!text.isEmpty() && (!plausible || text.chars().anyMatch(Character::isWhitespace))) {
      faults.add(place, NOT_AN_EMAIL);
    }
    return text;
  }

  static String country(String place, String given, ImportFaults faults) {
    String code = required(place, given, faults).toUpperCase(Locale.ROOT);
    if (!code.isEmpty() && !COUNTRIES.contains(code) && !code.equals("XK")) {
      faults.add(place, NOT_A_COUNTRY, given);
    }
    return code;
  }

  static Currency currency(String place, String given, ImportFaults faults) {
    String code = required(place, given, faults).toUpperCase(Locale.ROOT);
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException unknown) {
      if (!code.isEmpty()) {
        faults.add(place, NOT_A_CURRENCY, given);
      }
      return Currency.getInstance("XXX");
    }
  }

  /** Units: a whole number from 1 to a million. */
  static int units(String place, String given, ImportFaults faults) {
    BigDecimal number = decimal(place, required(place, given, faults), faults);
    if (number.stripTrailingZeros().scale() > 0) {
      faults.add(place, NOT_WHOLE, given);
    } else if (number.signum() <= 0) {
      faults.add(place, NOT_POSITIVE, given);
    } else if (number.compareTo(BigDecimal.valueOf(MOST_UNITS)) > 0) {
      faults.add(place, TOO_LARGE, given);
    } else {
      return number.intValueExact();
    }
    return 1;
  }

  /** A price, zero or more, with as many decimals as it has; empty counts as zero. */
  static BigDecimal price(String place, String given, ImportFaults faults) {
    BigDecimal number = given.isBlank() ? BigDecimal.ZERO : decimal(place, given.strip(), faults);
    if (number.signum() < 0) {
      faults.add(place, NEGATIVE, given);
      return BigDecimal.ZERO;
    }
    if (number.compareTo(LARGEST_AMOUNT) > 0) {
      faults.add(place, TOO_LARGE, given);
      return BigDecimal.ZERO;
    }
    return number;
  }

  /** An amount, zero or more, in whole minor units of the currency: nothing is rounded. */
  static Money amount(String place, String given, Currency currency, ImportFaults faults) {
    return exact(place, price(place, given, faults), currency, faults);
  }

  /** The decimal as whole minor units; a fault where it has more decimals than the currency. */
  static Money exact(String place, BigDecimal decimal, Currency currency, ImportFaults faults) {
    BigDecimal minor = decimal.movePointRight(Math.max(0, currency.getDefaultFractionDigits()));
    if (minor.stripTrailingZeros().scale() > 0) {
      faults.add(place, TOO_MANY_DECIMALS, decimal.toPlainString());
      return Money.zero(currency);
    }
    return new Money(minor.longValueExact(), currency);
  }

  private static BigDecimal decimal(String place, String given, ImportFaults faults) {
    if (given.isEmpty()) {
      return BigDecimal.ONE;
    }
    boolean plain =
        given.length() <= 30 && given.chars().allMatch(c -> c == '.' || c == '-' || c == '+' || (c >= '0' && c <= '9'));
    try {
      if (plain) {
        return new BigDecimal(given);
      }
    } catch (NumberFormatException malformed) {
      // Told below, as any other text that is no number.
    }
    faults.add(place, NOT_A_NUMBER, given);
    return BigDecimal.ONE;
  }
}
