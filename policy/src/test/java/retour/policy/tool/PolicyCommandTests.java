package retour.policy.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTests {

  private static final String IMPRESS = "../policies/impress/returns.yaml";
  private static final String IMPERIUM = "../policies/imperium-est/returns.yaml";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void findsNoFaultInAStoresPolicy() {
    assertThat(run("check", IMPRESS, "--law", "../policies/law/us.yaml")).isZero();

    assertThat(printed()).contains("18 clauses, no fault found");
  }

  @Test
  void tellsTheFaultsOfADocument(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yaml"), "store: x\nclauses: 3\n");

    assertThat(run("check", file.toString())).isEqualTo(1);

    assertThat(printed()).contains(file + ":1:1:").contains(file + ":2:10:");
  }

  @Test
  void runsTheCasesBesideADocument() {
    assertThat(run("test", IMPRESS)).isZero();

    assertThat(printed()).containsPattern("returns.yaml: \\d+ cases, none failed");
  }

  @Test
  void showsWhatACaseExpectedAboveWhatItFound(@TempDir Path folder) throws IOException {
    Path document = Files.copy(Path.of(IMPRESS), folder.resolve("returns.yaml"));
    Path cases = Files.createDirectories(folder.resolve("cases"));
    Files.writeString(
        cases.resolve("returns.yaml"),
        """
        given: { today: 2026-12-05, order: { delivered_on: 2026-11-04 }, inspector: { packaging: opened } }
        cases:
          IC-13:
            - { case: day 31, expect: { IC-13: applied, turnings: [] } }
        """);

    assertThat(run("test", document.toString())).isEqualTo(1);

    assertThat(printed())
        .startsWith(
            cases.resolve("returns.yaml")
                + """
                :4: IC-13: day 31
                  IC-13
                    - applied
                    + did_not_apply
                  turnings
                    - none
                    + until 2026-12-04 by IC-13
                """)
        .endsWith("1 case, 1 failed\n");
  }

  @Test
  void explainsACaseAsAPersonReadsIt() {
    assertThat(run("explain", IMPRESS, "15 % is proposed")).isZero();

    assertThat(printed())
        .contains("refund        permitted, until Fri 4 Dec 2026")
        .contains("you get       509.99 paid - 76.50 restocking (15 %, staff choose from 0 .. 15 %, IC-03) + 52.27 tax = 485.76 USD")
        .contains("IC-13         applied: You can send a product back");
  }

  @Test
  void explainsInBulgarian() {
    assertThat(run("explain", IMPERIUM, "day 15 is not", "--lang", "bg")).isZero();

    assertThat(printed()).contains("отказано").contains("възможно до пн").contains("Можете да се откажете писмено");
  }

  @Test
  void explainsACaseAsWrittenAndUnderTheLaw() {
    String union = IMPERIUM.replace("imperium-est/returns.yaml", "law/eu-consumer.yaml");

    assertThat(run("explain", IMPERIUM, "an opened jumper", "--law", union)).isZero();

    int law = printed().indexOf("Under the law as well:");
    assertThat(printed().substring(0, law)).contains("refund        refused").doesNotContain("gave way to CRD-9");
    assertThat(printed().substring(law)).contains("gave way to CRD-9");
  }

  @Test
  void listsFactsAndWhoKnowsThem() {
    assertThat(run("facts", IMPRESS)).isZero();

    assertThat(printed()).contains("upc_present\n  yes or no; known by: the inspector\n  Is the UPC bar code");
  }

  @Test
  void printsThePublicPageWithItsDescription() {
    assertThat(run("print", IMPERIUM, "--lang", "bg", "--country", "BG")).isZero();

    assertThat(printed())
        .contains("<html lang=\"bg\">")
        .contains("<dt id=\"IE-03\">")
        .contains("\"merchantReturnDays\": 14")
        .contains("\"applicableCountry\": \"BG\"")
        .contains("до 14 дни след получаването");
  }

  @Test
  void printsTheDescriptionAlone() {
    assertThat(run("print", "--json", "../policies/image-pro/returns.yaml")).isZero();

    assertThat(printed())
        .startsWith("{\n")
        .contains("\"restockingFee\": 20")
        .contains("\"returnFees\": \"https://schema.org/ReturnFeesCustomerResponsibility\"");
  }

  @Test
  void tellsHowItIsUsed() {
    assertThat(run("--help")).isZero();
    assertThat(run("chekc", IMPRESS)).isEqualTo(2);
    assertThat(run("facts")).isEqualTo(2);
    assertThat(run("check", IMPRESS, "--law")).isEqualTo(2);
    assertThat(run("check", "no-such-file.yaml")).isEqualTo(1);

    assertThat(printed()).isEqualTo("no-such-file.yaml: there is no such file\n");
  }

  @Test
  void speaksBothLanguagesWithTheSameKeys() throws IOException {
    assertThat(keys("messages_bg.properties")).isEqualTo(keys("messages.properties"));
  }

  private int run(String... arguments) {
    out.reset();
    return PolicyCommand.run(
        List.of(arguments),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> keys(String bundle) throws IOException {
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(Path.of("src/main/resources/retour/policy/explain", bundle))) {
      properties.load(in);
    }
    return properties.stringPropertyNames().stream().sorted().toList();
  }
}
