package retour.server.creditnote;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/**
 * How the numbers of a series look: {@code 30########} gives 3000000001 first, the ten digits that Bulgarian law wants.
 *
 * @param text one run of four or more {@code #} for the digits, besides it capital letters, digits, {@code -} and {@code /}
 */
public record NumberPattern(String text) {

  private static final int LONGEST = 30;
  private static final Pattern FORM = Pattern.compile("[A-Z0-9/-]*#{4,12}[A-Z0-9/-]*");

  public NumberPattern {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not_a_pattern");
    }
  }

  /**
   * The number.
   *
   * @param serial from 1
   * @throws Refused with NUMBERS_USED_UP when the series has more numbers than the pattern has places
   */
  String number(long serial) {
    if (!holds(serial)) {
      throw Refused.because(ProblemCode.NUMBERS_USED_UP);
    }
    String digits = Long.toString(serial);
    return start() + "0".repeat(places() - digits.length()) + digits + end();
  }

  /** The number with as many digits as it takes. */
  String grown(long serial) {
    return holds(serial) ? number(serial) : start() + serial + end();
  }

  /** Whether a number has places enough. */
  boolean holds(long serial) {
    return Long.toString(serial).length() <= places();
  }

  /** Whether some number could be of either pattern. */
  boolean meets(NumberPattern other) {
    return text.length() == other.text.length()
        && IntStream.range(0, text.length()).allMatch(i -> meet(text.charAt(i), other.text.charAt(i)));
  }

  private static boolean meet(char one, char other) {
    return one == other || (one == '#' && Character.isDigit(other)) || (other == '#' && Character.isDigit(one));
  }

  /** What stands before the digits. */
  String start() {
    return text.substring(0, text.indexOf('#'));
  }

  /** What stands behind them. */
  String end() {
    return text.substring(text.lastIndexOf('#') + 1);
  }

  int places() {
    return text.lastIndexOf('#') + 1 - text.indexOf('#');
  }
}
