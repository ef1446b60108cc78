package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compiles the samples of the guide to the language. */
class GuideTests {

  private static final Pattern SAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

  private static final String STORE =
      """
      store: guide
      policy: sample
      currency: EUR
      """;
  private static final String CLAUSES =
      """
      clauses:
        X: { says: Nothing., inform: yes }
      """;

  @TestFactory
  Stream<DynamicTest> compilesEverySample() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "policy-language.md"));
    List<String> samples = SAMPLE.matcher(guide).results().map(match -> match.group(1)).toList();

    assertThat(samples).hasSizeGreaterThan(5);
    return samples.stream()
        .map(sample -> DynamicTest.dynamicTest(sample.lines().findFirst().orElse(""), () -> compile(sample)));
  }

  private static void compile(String sample) {
    if (sample.startsWith("layer:")) {
      assertThat(Policies.compile(List.of(STORE + CLAUSES, sample), 0).clauses()).hasSizeGreaterThan(1);
      return;
    }
    String head = sample.startsWith("store:") ? "" : STORE;
    String tail = sample.contains("clauses:") ? "" : CLAUSES;
    assertThat(Policies.compile(head + sample + tail, 0).clauses()).isNotEmpty();
  }
}
