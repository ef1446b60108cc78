package retour.server.settlement;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The code of a store credit: twelve letters and digits that cannot be mistaken for each other (Crockford's base 32, 60 bits
 * of chance), such as {@code 7QK2-M9XD-04TB}.
 *
 * @param value without dashes
 */
public record CreditCode(String value) {

  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final int GROUP = 4;
  private static final SecureRandom CHANCE = new SecureRandom();

  static CreditCode random() {
    return new CreditCode(
        CHANCE.ints(LENGTH, 0, LETTERS.length()).mapToObj(LETTERS::charAt).map(String::valueOf).collect(Collectors.joining()));
  }

  /** As people type it: dashes and blanks do not count, nor does case; O is a zero, I and L are a one. */
  public static CreditCode typed(String text) {
    return new CreditCode(
        text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).replace('O', '0').replace('I', '1').replace('L', '1'));
  }

  /** In groups of four, as it is printed. */
  public String grouped() {
    return value.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
  }

  /** Worth money: kept out of logs. */
  @Override
  public String toString() {
    return "CreditCode";
  }
}
