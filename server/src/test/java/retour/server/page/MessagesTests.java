package retour.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTests {

  private static final Path BUNDLES = Path.of("src/main/resources/messages");

  @Test
  void allLanguagesHaveTheSameKeys() throws IOException {
    for (String language : new Messages().languages()) {
      assertThat(keys(language)).as(language).isEqualTo(keys("en"));
    }
  }

  @Test
  void speaksEnglishFirst() {
    assertThat(new Messages().languages()).startsWith("en").contains("bg").doesNotHaveDuplicates();
  }

  @Test
  void noKeyStandsInTwoBundles() throws IOException {
    List<String> all = keys("en").values().stream().flatMap(Set::stream).toList();

    assertThat(all).doesNotHaveDuplicates();
  }

  @Test
  void everyPatternCanBeFilledIn() throws IOException {
    for (String language : new Messages().languages()) {
      Texts texts = new Messages().in(language);
      for (String key : keys(language).values().stream().flatMap(Set::stream).toList()) {
        String pattern = texts.get(key);

        assertThat(new MessageFormat(pattern.replace("'", "''")).format(new Object[] {1, 2, 3, 4, 5, 6}))
            .as(key)
            .isNotBlank()
            .doesNotContain("{");
      }
    }
  }

  @Test
  void keepsApostrophesAndFillsInArguments() {
    Texts texts = new Texts(java.util.Locale.ENGLISH, Map.of("a", "It's {0,choice,1#one day|1<{0} days}."));

    assertThat(texts.get("a", 1)).isEqualTo("It's one day.");
    assertThat(texts.get("a", 3)).isEqualTo("It's 3 days.");
  }

  private static Map<String, Set<String>> keys(String language) throws IOException {
    Map<String, Set<String>> keys = new TreeMap<>();
    try (var files = Files.list(BUNDLES)) {
      for (Path file : files.filter(each -> each.toString().endsWith("_" + language + ".properties")).toList()) {
        Properties bundle = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
          bundle.load(reader);
        }
        String name = String.valueOf(file.getFileName());
        keys.put(
            name.substring(0, name.lastIndexOf('_')),
            bundle.stringPropertyNames().stream().collect(Collectors.toCollection(TreeSet::new)));
      }
    }
    return keys;
  }
}
