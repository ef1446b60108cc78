package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** Holds documents against the schema that editors use, with a validator such as they have. */
class SchemaTests {

  private static final Path SCHEMA = Path.of("src/main/resources/retour/policy/policy.schema.json");
  private static final Path READERS = Path.of("src/main/java/retour/policy/parse");

  /** Readers of other files than policy documents. */
  private static final Pattern OTHER_READERS = Pattern.compile("Case|Expectation|Calendar");

  private static final Pattern WORD =
      Pattern.compile("\\b(?:find|text|flag|has|required|adjust|money|days)\\((?:section, |rule, )?\"([a-z-]+)\"");
  private static final Pattern NAME = Pattern.compile("\"([a-z][a-z-]*)\"\\s*:\\s*\\{");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String HEAD = "store: x\npolicy: y\ncurrency: EUR\n";
  private static final String CLAUSE = "clauses: { A: { says: A, permit: refund } }\n";

  @TestFactory
  Stream<DynamicTest> acceptsEveryDocument() throws IOException {
    Schema schema = schema();
    return documents().stream()
        .map(
            document ->
                DynamicTest.dynamicTest(
                    document.toString(), () -> assertThat(faults(schema, Files.readString(document))).isEmpty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "policy: y\n",
        CLAUSE,
        HEAD + "clauses: [A]\n",
        HEAD + "clauses: { A: refund }\n",
        HEAD + "clauses: { A: { permit: refund } }\n",
        HEAD + "clauses: { A: { says: A, permits: refund } }\n",
        HEAD + "clauses: { A: { says: A, forbid: everything } }\n",
        HEAD + "clauses: { A: { says: { bg: А }, permit: refund } }\n",
        HEAD + "clauses: { A: { says: A, charge: x, percent: 120 } }\n",
        HEAD + "clauses: { A: { says: A, charge: x, percent: -1 } }\n",
        HEAD + "clauses: { A: { says: A, charge: x, percent: many } }\n",
        HEAD + "clauses: { A: { says: A, charge: x, amount: -5 } }\n",
        HEAD + "clauses: { A: { says: A, charge: x, amount: 5, per: dozen } }\n",
        HEAD + "clauses: { A: { says: A, require: photos, by: tomorrow } }\n",
        HEAD + "clauses: { A: { says: A, review: refund, options: [refuse, { charge: x, rate: 5 }] } }\n",
        HEAD + "clauses: { A: { says: A, rules: [{ permit: refund, says: twice }] } }\n",
        HEAD + "clauses: { A: { says: A, permit: refund, when: [a, b] } }\n",
        "store: Image Pro\npolicy: y\ncurrency: EUR\n" + CLAUSE,
        "store: x\npolicy: y\ncurrency: euro\n" + CLAUSE,
        "layer: rule\npolicy: y\n" + CLAUSE,
        HEAD + "in-force: tomorrow\n" + CLAUSE,
        HEAD + "calendar: fr\n" + CLAUSE,
        HEAD + "closed: 2026-12-24 to 2026-12-31\n" + CLAUSE,
        HEAD + "window: { back: 14 days after delivery }\n" + CLAUSE,
        HEAD + "windows: { back: 14 }\n" + CLAUSE,
        HEAD + "windows: { back: two weeks after delivery }\n" + CLAUSE,
        HEAD + "windows: { back: { of: 14 days after delivery, counting: roman } }\n" + CLAUSE,
        HEAD + "windows: { back: { of: 14 days after delivery, not-before: soon } }\n" + CLAUSE,
        HEAD + "facts: { engraved: { type: boolean, known-by: [order] } }\n" + CLAUSE,
        HEAD + "facts: { engraved: { type: yes/no, known-by: [neighbour] } }\n" + CLAUSE,
        HEAD + "facts: { engraved: { type: yes/no } }\n" + CLAUSE,
        HEAD + "lists: { makes: { a: b } }\n" + CLAUSE
      })
  void refusesWhatTheLanguageDoesNotHave(String document) throws IOException {
    assertThat(faults(schema(), document)).isNotEmpty();
  }

  @Test
  void refusesNothingThatTheReaderTakes() throws IOException {
    assertThat(faults(schema(), HEAD + CLAUSE)).isEmpty();
  }

  /** An editor that offers no word of the language teaches people not to use it. */
  @Test
  void knowsEveryWordThatTheReaderKnows() throws IOException {
    Set<String> words = new TreeSet<>();
    try (Stream<Path> files = Files.list(READERS)) {
      for (Path file : files.filter(each -> !OTHER_READERS.matcher(String.valueOf(each.getFileName())).find()).toList()) {
        words.addAll(matches(WORD, Files.readString(file)));
      }
    }

    assertThat(words).hasSizeGreaterThan(50);
    assertThat(matches(NAME, Files.readString(SCHEMA))).containsAll(words);
  }

  private static Set<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Files.readString(SCHEMA), InputFormat.JSON);
  }

  private static List<String> faults(Schema schema, String document) {
    Object content = Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(document));
    return schema.validate(JSON.writeValueAsString(content), InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.find(Path.of("..", "policies"), 2, (path, at) -> at.isRegularFile())) {
      return files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
