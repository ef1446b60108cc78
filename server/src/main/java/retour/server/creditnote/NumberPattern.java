package retour.server.creditnote;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the numbers of a series look: {@code 30########} gives 3000000001 first, the ten digits that Bulgarian law wants.
 *
 * @param text one run of four or more {@code #} for the digits, besides it capital letters, digits, {@code -} and {@code /}
 */
public record NumberPattern(String text) {

  private static final int LONGEST = 30;
  private static final Pattern FORM = Pattern.compile("[A-Z0-9/-]*(#{4,12})[A-Z0-9/-]*");

  public NumberPattern {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not_a_pattern");
    }
  }

  /**
   * The number.
   *
   * @param serial from 1
   * @throws IllegalStateException when the series has more numbers than the pattern has places
   */
  String number(long serial) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalStateException(text);
    }
    String digits = Long.toString(serial);
    int places = form.group(1).length();
    if (digits.length() > places) {
      throw new IllegalStateException("the series " + text + " is used up");
    }
    return text.substring(0, form.start(1)) + "0".repeat(places - digits.length()) + digits + text.substring(form.end(1));
  }
}
