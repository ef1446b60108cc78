package retour.server.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds payment card numbers in what people type, so that none is ever kept (clause IP-16; PCI DSS 3.4.1 lets the last four
 * digits be shown). A card number is 14 to 19 digits of a known issuer whose check digit is right; they may be grouped by
 * blanks or hyphens. What stands inside a longer number or word, such as an IBAN, is none.
 */
public final class CardNumbers {

  private static final Pattern DIGITS = Pattern.compile("(?<![\\p{L}\\d])\\d(?:[ \\u00a0-]?\\d){13,18}(?![\\p{L}]|[ \\u00a0-]?\\d)");

  /** Visa, Mastercard, American Express, Discover, Diners Club, JCB, UnionPay. */
  private static final Pattern ISSUED =
      Pattern.compile(
          "4\\d{15}(?:\\d{3})?"
              + "|(?:5[1-5]\\d{2}|222[1-9]|22[3-9]\\d|2[3-6]\\d{2}|27[01]\\d|2720)\\d{12}"
              + "|3[47]\\d{13}"
              + "|(?:6011|65\\d{2}|64[4-9]\\d)\\d{12}"
              + "|(?:30[0-5]|36\\d|38\\d)\\d{11}"
              + "|35(?:2[89]|[3-8]\\d)\\d{12}"
              + "|62\\d{14,17}");

  private static final int SHOWN = 4;

  private CardNumbers() {}

  /** The text with each card number but its last four digits replaced by stars. */
  public static String masked(String text) {
    Matcher found = DIGITS.matcher(text);
    return found.replaceAll(match -> isCard(match.group()) ? mask(match.group()) : Matcher.quoteReplacement(match.group()));
  }

  private static boolean isCard(String typed) {
    String digits = typed.replaceAll("\\D", "");
    return ISSUED.matcher(digits).matches() && isChecked(digits);
  }

  /** ISO/IEC 7812-1, annex B (Luhn). */
  private static boolean isChecked(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : 2 * digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  private static String mask(String typed) {
    return "**** **** **** " + typed.replaceAll("\\D", "").substring(typed.replaceAll("\\D", "").length() - SHOWN);
  }
}
