package retour.policy.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import retour.policy.Policies;
import retour.policy.cases.CaseSuite;
import retour.policy.cases.Coverage;
import retour.policy.cases.Showing;
import retour.policy.language.Clause;

/**
 * Every clause of the three stores that is a rule: where it is written, and which cases show that it applies, that it
 * does not, and where its edge lies. Renewed with {@code -Dapprove=true}.
 */
class ClauseTableTests {

  private static final Path TABLE = Path.of("..", "docs", "clause-cases.md");
  private static final Path POLICIES = Path.of("..", "policies");

  /** What the stores wrote about returns, damage, withdrawals, complaints and money; the rest is the application's. */
  private static final Map<String, Integer> CLAUSES_OF_STORES = Map.of("IP", 15, "IE", 27, "IC", 18);

  private static final List<String> DOCUMENTS =
      List.of("image-pro/returns.yaml", "imperium-est/returns.yaml", "imperium-est/complaints.yaml", "impress/returns.yaml");

  private static final List<String> LAYERS = List.of("law/eu-consumer.yaml", "law/bg.yaml", "law/us.yaml");

  private record Row(String clause, String written, Map<Showing.Kind, List<String>> shown) {}

  @Test
  void findsEveryClauseOfTheStoresWrittenAndShown() throws IOException {
    Map<String, Row> rows = rows();
    List<String> wanted =
        CLAUSES_OF_STORES.entrySet().stream()
            .flatMap(store -> IntStream.rangeClosed(1, store.getValue()).mapToObj(n -> "%s-%02d".formatted(store.getKey(), n)))
            .sorted()
            .toList();

    assertThat(rows.keySet()).containsAll(wanted);
    assertThat(gaps()).as("what no case shows").isEmpty();
    for (String clause : wanted) {
      Set<String> cases = new HashSet<>();
      Objects.requireNonNull(rows.get(clause)).shown().values().forEach(cases::addAll);
      assertThat(cases).as(clause).hasSizeGreaterThanOrEqualTo(Coverage.FEWEST);
    }
  }

  @Test
  void tellsInTheDocumentationWhereEachIs() throws IOException {
    String table = table(rows());
    if (Boolean.getBoolean("approve")) {
      Files.writeString(TABLE, table);
    }

    assertThat(Files.readString(TABLE)).isEqualTo(table);
  }

  private static List<String> gaps() throws IOException {
    List<String> gaps = new ArrayList<>();
    for (String document : DOCUMENTS) {
      Coverage.of(CaseFiles.suite(POLICIES.resolve(document))).gaps().forEach(gap -> gaps.add(document + " " + gap));
    }
    return gaps;
  }

  private static Map<String, Row> rows() throws IOException {
    Map<String, String> written = new TreeMap<>();
    for (String document : Stream.concat(DOCUMENTS.stream(), LAYERS.stream()).toList()) {
      for (Clause clause : clauses(document)) {
        written.put(clause.id(), document + ":" + clause.place().line());
      }
    }
    Map<String, Row> rows = new TreeMap<>();
    for (String document : DOCUMENTS) {
      CaseSuite suite = CaseFiles.suite(POLICIES.resolve(document));
      Coverage coverage = Coverage.of(suite);
      for (Clause clause : suite.clauses()) {
        rows.put(clause.id(), row(clause.id(), Objects.requireNonNull(written.get(clause.id())), coverage));
      }
    }
    return rows;
  }

  private static List<Clause> clauses(String document) throws IOException {
    String source = Files.readString(POLICIES.resolve(document));
    List<String> sources =
        document.startsWith("law/") ? List.of(Files.readString(POLICIES.resolve(DOCUMENTS.getFirst())), source) : List.of(source);
    return Policies.read(sources).getLast().clauses();
  }

  private static Row row(String clause, String written, Coverage coverage) {
    Map<Showing.Kind, List<String>> shown =
        coverage.of(clause).stream()
            .filter(each -> each.by().clause().equals(clause))
            .collect(
                Collectors.groupingBy(
                    Showing::kind,
                    TreeMap::new,
                    Collectors.mapping(each -> each.by().name(), Collectors.collectingAndThen(Collectors.toList(), List::copyOf))));
    return new Row(clause, written, shown);
  }

  private static String table(Map<String, Row> rows) {
    StringBuilder table =
        new StringBuilder(
            """
            # The clauses and their cases

            Every clause of the three stores that is a rule, and of the law layers above them: where it is written (under
            `policies/`), and the cases beside it (in the folder `cases`) that show that it applies, that it does not, and
            where its edge lies. A test makes this table, and fails when a clause or one of these is missing. A clause
            without a condition always applies.

            | clause | written | applies | does not apply | edge |
            |---|---|---|---|---|
            """);
    rows.values().forEach(row -> table.append(line(row)));
    return table.toString();
  }

  private static String line(Row row) {
    String kinds =
        Stream.of(Showing.Kind.values())
            .map(kind -> String.join("; ", row.shown().getOrDefault(kind, List.of())))
            .collect(Collectors.joining(" | "));
    return "| " + row.clause() + " | " + row.written() + " | " + kinds + " |\n";
  }
}
