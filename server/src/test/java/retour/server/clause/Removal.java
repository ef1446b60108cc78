package retour.server.clause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes clauses out of a policy document as a store's own hand would: their lines, and where others name them. */
final class Removal {

  private static final Pattern OVERRIDES = Pattern.compile("(?m)^ *overrides: \\[([^]]*)]\\n");

  private Removal() {}

  /**
   * The document less a clause, or with a line written otherwise.
   *
   * @param change a clause, of this document or of the store's other one, or {@code this -> that}
   */
  static String of(String document, String change) {
    int arrow = change.indexOf(" -> ");
    if (arrow >= 0) {
      return document.replace(change.substring(0, arrow), change.substring(arrow + 4));
    }
    return document.contains("\n  " + change + ":") ? without(document, change) : document;
  }

  private static String without(String document, String clause) {
    List<String> kept = new ArrayList<>();
    boolean inside = false;
    for (String line : document.split("\n", -1)) {
      boolean ends = !line.isBlank() && !line.startsWith("   ");
      inside = line.startsWith("  " + clause + ":") || (inside && !ends);
      if (!inside) {
        kept.add(line);
      }
    }
    return unnamed(String.join("\n", kept), clause);
  }

  private static String unnamed(String document, String clause) {
    Matcher named = OVERRIDES.matcher(document);
    return named.replaceAll(
        found -> {
          String left =
              Arrays.stream(found.group(1).split(", *"))
                  .filter(other -> !other.equals(clause))
                  .collect(Collectors.joining(", "));
          return left.isEmpty() ? "" : Matcher.quoteReplacement(found.group().replace(found.group(1), left));
        });
  }
}
