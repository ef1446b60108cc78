package retour.server.returns;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Numbers people read out on the phone and write on parcels (clauses IP-03, IP-09, IC-01).
 *
 * <p>A format such as {@code RMA-####-####} has fixed letters and places. A place holds one of 32 characters: digits
 * and letters without I, L, O and U. All places but the last are random; the last is a check character over the others,
 * which finds every single wrong character and every swap of two neighbours (Damm's scheme over the field of 32
 * elements).
 */
public final class AuthorizationNumber {

  /** The format of request numbers, the same for all stores. */
  static final String REQUEST_FORMAT = "RQ-####-####";

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private AuthorizationNumber() {}

  /** A new number; the random source must be one that cannot be guessed. */
  public static String issue(String format, RandomGenerator random) {
    int places = places(format);
    StringBuilder characters = new StringBuilder(places);
    for (int i = 0; i < places - 1; i++) {
      characters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return fill(format, characters.append(check(characters)).toString());
  }

  /**
   * A number as typed or scanned, in the store's own writing: case, blanks and dashes do not matter, the fixed letters
   * may be left out, O is taken for 0, I and L for 1.
   *
   * @return empty when it cannot be a number of this format, or the check character is wrong
   */
  static Optional<String> read(String format, String typed) {
    String key = key(typed);
    String fixed = key(format.replace("#", ""));
    int places = places(format);
    String characters = key.length() == places ? key : key.startsWith(fixed) ? key.substring(fixed.length()) : "";
    return characters.length() == places && isSound(characters)
        ? Optional.of(fill(format, characters))
        : Optional.empty();
  }

  private static boolean isSound(String characters) {
    int last = characters.length() - 1;
    return characters.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0)
        && check(characters.substring(0, last)) == characters.charAt(last);
  }

  private static String key(String typed) {
    StringBuilder key = new StringBuilder();
    String upper = typed.toUpperCase(Locale.ROOT);
    for (int i = 0; i < upper.length(); i++) {
      char character = upper.charAt(i);
      switch (character) {
        case 'O' -> key.append('0');
        case 'I', 'L' -> key.append('1');
        default -> {
          if (Character.isLetterOrDigit(character)) {
            key.append(character);
          }
        }
      }
    }
    return key.toString();
  }

  private static int places(String format) {
    int places = (int) format.chars().filter(character -> character == '#').count();
    if (places < 4) {
      throw new IllegalArgumentException("the number format `" + format + "` has fewer than four places");
    }
    return places;
  }

  private static String fill(String format, String characters) {
    StringBuilder number = new StringBuilder(format.length());
    int next = 0;
    for (int i = 0; i < format.length(); i++) {
      number.append(format.charAt(i) == '#' ? characters.charAt(next++) : format.charAt(i));
    }
    return number.toString();
  }

  private static char check(CharSequence characters) {
    int sum = 0;
    for (int i = 0; i < characters.length(); i++) {
      sum = twice(sum ^ ALPHABET.indexOf(characters.charAt(i)));
    }
    return ALPHABET.charAt(sum);
  }

  /** Multiplies by x in GF(32) with the polynomial x^5 + x^2 + 1. */
  private static int twice(int element) {
    int shifted = element << 1;
    return (shifted & 0b100000) == 0 ? shifted : (shifted ^ 0b100101) & 0b11111;
  }
}
