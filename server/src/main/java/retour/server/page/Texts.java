package retour.server.page;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The texts of one language, by key. */
public final class Texts {

  private final Locale locale;
  private final Map<String, String> patterns;

  Texts(Locale locale, Map<String, String> patterns) {
    this.locale = locale;
    this.patterns = Map.copyOf(patterns);
  }

  /** ISO 639-1 code. */
  public String language() {
    return locale.getLanguage();
  }

  /**
   * The text with its arguments filled in: {@code {0}}, {@code {1}} and {@code {0,choice,1#one|1<more}}. Apostrophes are
   * written singly.
   *
   * @throws IllegalArgumentException when the language has no such text
   */
  public String get(String key, Object... arguments) {
    return find(key, arguments).orElseThrow(() -> new IllegalArgumentException("no text `" + key + "`"));
  }

  /** As {@link #get}, empty when there is no such text. */
  public Optional<String> find(String key, Object... arguments) {
    String pattern = patterns.get(key);
    if (pattern == null || arguments.length == 0) {
      return Optional.ofNullable(pattern);
    }
    return Optional.of(new MessageFormat(pattern.replace("'", "''"), locale).format(arguments));
  }
}
