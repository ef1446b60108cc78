package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nu.validator.client.EmbeddedValidator;
import nu.validator.client.EmbeddedValidator.OutputFormat;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.SAXException;
import retour.policy.explain.PublicPage;
import retour.policy.explain.ReturnPolicyFacts;

/** Holds the printed pages against HTML's own checker, which browsers' makers use. */
class PublicPageTests {

  private static final ReturnPolicyFacts FACTS =
      new ReturnPolicyFacts(Optional.of("BG"), Optional.of("https://shop.example/returns?a=\"b\"&c=</script>"));

  @TestFactory
  Stream<DynamicTest> printsHtmlWithoutAFault() throws IOException {
    return documents()
        .flatMap(
            document ->
                languages(document)
                    .map(
                        language ->
                            DynamicTest.dynamicTest(
                                document + " " + language,
                                () -> assertThat(faults(page(document, language))).isEmpty())));
  }

  @Test
  void wouldSeeAFault() throws IOException, SAXException {
    String page = page(Path.of("..", "policies", "impress", "returns.yaml"), "en");

    assertThat(faults(page.replaceFirst("<main>", "<main><p><div></p>"))).contains("error");
  }

  private static String page(Path document, String language) throws IOException {
    return PublicPage.html(
        Policies.read(PolicySources.files(document, List.of())).getFirst(), FACTS, Locale.of(language));
  }

  private static String faults(String page) throws IOException, SAXException {
    EmbeddedValidator validator = new EmbeddedValidator();
    validator.setOutputFormat(OutputFormat.GNU);
    validator.setForceHTML(true);
    return validator.validate(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
  }

  /** The languages that a document speaks. */
  private static Stream<String> languages(Path document) {
    return document.toString().contains("imperium-est") ? Stream.of("en", "bg") : Stream.of("en");
  }

  private static Stream<Path> documents() throws IOException {
    try (Stream<Path> files = Files.find(Path.of("..", "policies"), 2, (path, at) -> at.isRegularFile())) {
      return files
          .filter(path -> path.toString().endsWith(".yaml"))
          .filter(path -> !String.valueOf(path.getParent()).endsWith("law"))
          .sorted()
          .toList()
          .stream();
    }
  }
}
