package retour.policy;

import java.util.Map;

/**
 * A text in several languages.
 *
 * @param byLanguage by ISO 639-1 code, such as {@code en}; never empty, always with {@code en}
 */
public record Words(Map<String, String> byLanguage) {

  public Words {
    byLanguage = Map.copyOf(byLanguage);
  }

  /** The text in {@code language}, in English where that is missing. */
  public String in(String language) {
    String found = byLanguage.get(language);
    return found != null ? found : byLanguage.getOrDefault("en", "");
  }
}
