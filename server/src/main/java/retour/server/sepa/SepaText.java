package retour.server.sepa;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Text in the letters every bank in SEPA takes: {@code a-z A-Z 0-9 / - ? : ( ) . , ' +} and blank. Bulgarian is written as
 * its Transliteration Act says, Greek and accented letters as the European Payments Council advises; what has no letter,
 * such as an emoji, is left out.
 */
public final class SepaText {

  /** The longest name of a person or firm. */
  public static final int NAME = 70;

  /** The longest remittance information. */
  public static final int REMITTANCE = 140;

  private static final String CYRILLIC = "абвгдезийклмнопрстуфхъьыэёѝ";
  private static final String CYRILLIC_AS = "abvgdeziyklmnoprstufhayyeei";
  private static final String GREEK = "αβγδεζηικλμνξοπρσςτυφω";
  private static final String GREEK_AS = "avgdeziiklmnxoprsstyfo";
  private static final Map<Character, String> SEVERAL =
      Map.ofEntries(
          Map.entry('ж', "zh"),
          Map.entry('ц', "ts"),
          Map.entry('ч', "ch"),
          Map.entry('ш', "sh"),
          Map.entry('щ', "sht"),
          Map.entry('ю', "yu"),
          Map.entry('я', "ya"),
          Map.entry('θ', "th"),
          Map.entry('χ', "ch"),
          Map.entry('ψ', "ps"),
          Map.entry('ß', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('ø', "o"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('ł', "l"),
          Map.entry('þ', "th"),
          Map.entry('ı', "i"),
          Map.entry('&', "+"),
          Map.entry('_', "-"),
          Map.entry('’', "'"),
          Map.entry('„', "'"),
          Map.entry('“', "'"),
          Map.entry('”', "'"),
          Map.entry('"', "'"),
          Map.entry('–', "-"),
          Map.entry('—', "-"),
          Map.entry('№', "No"));
  private static final Map<Character, String> LETTERS = letters();
  private static final Pattern NOT_TAKEN = Pattern.compile("[^a-zA-Z0-9/\\-?:().,'+ ]");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
  private static final Pattern FINAL_IYA = Pattern.compile("(?<=[иИ])([яЯ])(?!\\p{L})");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern SLASHES = Pattern.compile("/{2,}");
  private static final Pattern OUTER_SLASH = Pattern.compile("^/|/$");

  private SepaText() {}

  /** The text in letters banks take, cut to a length; empty where none of it can be written so. */
  public static String of(String text, int longest) {
    String latin = BLANKS.matcher(NOT_TAKEN.matcher(latin(text)).replaceAll("")).replaceAll(" ").strip();
    String plain = OUTER_SLASH.matcher(SLASHES.matcher(latin).replaceAll("/")).replaceAll("").strip();
    return plain.length() <= longest ? plain : plain.substring(0, longest).strip();
  }

  private static String latin(String text) {
    // Composed first, so that й and ѝ stay letters of their own.
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String ended = FINAL_IYA.matcher(composed).replaceAll(found -> found.group().equals("я") ? "a" : "A");
    StringBuilder latin = new StringBuilder();
    for (int i = 0; i < ended.length(); i++) {
      latin.append(letter(ended.charAt(i)));
    }
    return latin.toString();
  }

  private static String letter(char letter) {
    String known = LETTERS.get(Character.toLowerCase(letter));
    if (known == null) {
      String bare = ACCENTS.matcher(Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)).replaceAll("");
      known = bare.length() == 1 ? LETTERS.get(Character.toLowerCase(bare.charAt(0))) : null;
      if (known == null) {
        return Character.isWhitespace(letter) ? " " : bare;
      }
    }
    return Character.isUpperCase(letter) ? Character.toUpperCase(known.charAt(0)) + known.substring(1) : known;
  }

  private static Map<Character, String> letters() {
    Map<Character, String> letters = new HashMap<>(SEVERAL);
    pair(letters, CYRILLIC, CYRILLIC_AS);
    pair(letters, GREEK, GREEK_AS);
    return Map.copyOf(letters);
  }

  private static void pair(Map<Character, String> letters, String from, String to) {
    for (int i = 0; i < from.length(); i++) {
      letters.put(from.charAt(i), String.valueOf(to.charAt(i)));
    }
  }
}
