package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the samples of the guide to the language. */
class GuideTests {

  private static final Path GUIDE = Path.of("..", "docs", "policy-language.md");
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
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
    String guide = Files.readString(GUIDE);
    List<String> samples = SAMPLE.matcher(guide).results().map(match -> match.group(1)).toList();

    assertThat(samples).hasSizeGreaterThan(5);
    return samples.stream()
        .map(sample -> DynamicTest.dynamicTest(sample.lines().findFirst().orElse(""), () -> compile(sample)));
  }

  @Test
  void compilesAndRunsTheExampleInJava(@TempDir Path folder) throws Exception {
    String guide = Files.readString(GUIDE);
    String program = JAVA.matcher(guide).results().map(match -> match.group(1)).findFirst().orElseThrow();
    Path source = Files.writeString(folder.resolve("CornerShop.java"), program);

    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), source.toString());

    assertThat(exit).isZero();
    String tenLines = SAMPLE.matcher(guide).results().map(match -> match.group(1)).findFirst().orElseThrow();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Method refund =
          loader.loadClass("CornerShop").getDeclaredMethod("refund", String.class, LocalDate.class, LocalDate.class);
      refund.setAccessible(true);
      LocalDate delivered = LocalDate.of(2026, 3, 2);
      assertThat(refund.invoke(null, tenLines, delivered, delivered.plusDays(14))).isEqualTo("PERMITTED until 2026-03-16");
      assertThat(refund.invoke(null, tenLines, delivered, delivered.plusDays(15))).asString().startsWith("REFUSED");
    }
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
