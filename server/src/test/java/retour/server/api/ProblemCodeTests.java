package retour.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retour.server.problem.ProblemCode;

class ProblemCodeTests {

  private static final Path MESSAGES = Path.of("src/main/resources/messages");
  private static final Path PAGES = Path.of("../docs/problems");

  @ParameterizedTest
  @EnumSource
  void isToldInEveryLanguage(ProblemCode code) throws IOException {
    for (String language : new String[] {"en", "bg"}) {
      Properties texts = new Properties();
      try (var reader =
          Files.newBufferedReader(MESSAGES.resolve("problem_" + language + ".properties"), StandardCharsets.UTF_8)) {
        texts.load(reader);
      }

      assertThat(texts).containsKeys("problem." + code.code() + ".title", "problem." + code.code() + ".detail");
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasAPage(ProblemCode code) throws IOException {
    String page = Files.readString(PAGES.resolve(code.code() + ".md"));

    assertThat(page).startsWith("# " + code.code() + "\n").contains("HTTP status " + code.status() + ".");
  }
}
