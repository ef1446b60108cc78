package retour.server.order;

import java.util.Locale;

/** How order numbers, e-mail addresses and serial numbers are compared: as a person types them. */
final class LookupKey {

  private LookupKey() {}

  /** {@code " # ip-1001 "} is {@code IP-1001}. */
  static String ofNumber(String number) {
    return number.replaceAll("[\\s\\u00a0#]", "").toUpperCase(Locale.ROOT);
  }

  static String ofEmail(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  static String ofSerial(String serial) {
    return serial.replaceAll("[\\s\\u00a0]", "").toUpperCase(Locale.ROOT);
  }
}
