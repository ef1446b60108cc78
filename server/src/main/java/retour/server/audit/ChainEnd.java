package retour.server.audit;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a store's chain at some moment. Kept outside the database it proves later that nothing before it changed.
 *
 * @param link number of the last entry; 0 where there is none
 * @param hash SHA-256 in hexadecimal digits
 */
public record ChainEnd(String store, long link, String hash) {

  private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9-]{1,39}) ([0-9]{1,18}) ([0-9a-f]{64})");

  /** As one line of a file of anchors. */
  public String line() {
    return store + " " + link + " " + hash;
  }

  /**
   * Reads a file of anchors.
   *
   * @throws IllegalArgumentException when a line is none
   */
  public static List<ChainEnd> read(String text) {
    return text.lines().filter(line -> !line.isBlank()).map(ChainEnd::of).toList();
  }

  private static ChainEnd of(String line) {
    Matcher parts = LINE.matcher(line.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("no end of a chain: " + line);
    }
    return new ChainEnd(parts.group(1), Long.parseLong(parts.group(2)), parts.group(3));
  }
}
