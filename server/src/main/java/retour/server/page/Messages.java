package retour.server.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * All texts for people, read once from {@code messages/*_LANGUAGE.properties} (UTF-8). English is always there; what other
 * languages are spoken follows from the files.
 */
@Component
public class Messages {

  private static final String DEFAULT = "en";

  private final Map<String, Texts> byLanguage;

  Messages() {
    this.byLanguage = read();
  }

  /** The languages there are texts in, as ISO 639-1 codes: English, then the others in the order of their codes. */
  public List<String> languages() {
    Stream<String> others = byLanguage.keySet().stream().filter(each -> !each.equals(DEFAULT));
    return Stream.concat(Stream.of(DEFAULT), others).toList();
  }

  /** The texts of a language; English for one that is not spoken. */
  public Texts in(String language) {
    Texts found = byLanguage.get(language);
    if (found == null) {
      found = byLanguage.get(DEFAULT);
    }
    if (found == null) {
      throw new IllegalStateException("no English texts");
    }
    return found;
  }

  private static Map<String, Texts> read() {
    Map<String, Map<String, String>> patterns = new TreeMap<>();
    try {
      for (Resource bundle :
          new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_*.properties")) {
        String name = String.valueOf(bundle.getFilename());
        String language = name.substring(name.lastIndexOf('_') + 1, name.lastIndexOf('.'));
        patterns.computeIfAbsent(language, _ -> new TreeMap<>()).putAll(read(bundle));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Texts> texts = new TreeMap<>();
    patterns.forEach((language, found) -> texts.put(language, new Texts(Locale.forLanguageTag(language), found)));
    return texts;
  }

  private static Map<String, String> read(Resource bundle) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Map<String, String> entries = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> entries.put(key, properties.getProperty(key, "")));
    return entries;
  }
}
