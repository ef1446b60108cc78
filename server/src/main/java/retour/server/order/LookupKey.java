package retour.server.order;

import java.util.Locale;
import java.util.regex.Pattern;

/** How order numbers, e-mail addresses and serial numbers are compared: as a person types them. */
final class LookupKey {

  private static final Pattern BLANK_OR_HASH = Pattern.compile("[\\s\\u00a0#]+");
  private static final Pattern BLANK = Pattern.compile("[\\s\\u00a0]+");

  private LookupKey() {}

  /** {@code " # ip-1001 "} is {@code IP-1001}. */
  static String ofNumber(String number) {
    return BLANK_OR_HASH.matcher(number).replaceAll("").toUpperCase(Locale.ROOT);
  }

  static String ofEmail(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  static String ofSerial(String serial) {
    return BLANK.matcher(serial).replaceAll("").toUpperCase(Locale.ROOT);
  }
}
