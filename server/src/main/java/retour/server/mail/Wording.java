package retour.server.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one mail. A name in braces stands for a value: {@code {store}}, {@code {number}} or {@code {order}}. It
 * is filled in as text and nothing else: there is nothing to be run in a wording, and HTML in it is shown as it is
 * written.
 *
 * @param body paragraphs, split by empty lines
 * @param button words of the one link
 */
public record Wording(String subject, String title, String body, String button) {

  /** What may stand in braces. */
  public static final List<String> PLACEHOLDERS = List.of("store", "number", "order");

  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_BODY = 4000;
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}|[{}]");
  private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\R\\s*\\R");

  /**
   * What is wrong with it, by field: {@code missing}, {@code too_long}, {@code not_text} or {@code
   * unknown_placeholder}; empty where nothing is.
   */
  public Map<String, String> faults() {
    Map<String, String> faults = new TreeMap<>();
    fault(subject, LONGEST_LINE, false).ifPresent(code -> faults.put("subject", code));
    fault(title, LONGEST_LINE, false).ifPresent(code -> faults.put("title", code));
    fault(button, LONGEST_LINE, false).ifPresent(code -> faults.put("button", code));
    fault(body, LONGEST_BODY, true).ifPresent(code -> faults.put("body", code));
    return faults;
  }

  /** The body's paragraphs. */
  public List<String> paragraphs() {
    return BETWEEN_PARAGRAPHS.splitAsStream(body).map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  /** These words with values in place of names. */
  Wording filled(Map<String, String> values) {
    return new Wording(fill(subject, values), fill(title, values), fill(body, values), fill(button, values));
  }

  /** A line's breaks would begin another header of the mail. */
  private static Optional<String> fault(String text, int longest, boolean ofLines) {
    if (text.isBlank()) {
      return Optional.of("missing");
    }
    if (text.length() > longest) {
      return Optional.of("too_long");
    }
    boolean isText =
        text.codePoints().noneMatch(c -> Character.isISOControl(c) && !(ofLines && Character.isWhitespace(c)));
    if (!isText) {
      return Optional.of("not_text");
    }
    return BRACES.matcher(text).results().allMatch(found -> found.group(1) != null && PLACEHOLDERS.contains(found.group(1)))
        ? Optional.empty()
        : Optional.of("unknown_placeholder");
  }

  private static String fill(String text, Map<String, String> values) {
    return BRACES
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null ? found.group() : values.getOrDefault(found.group(1), found.group())));
  }
}
