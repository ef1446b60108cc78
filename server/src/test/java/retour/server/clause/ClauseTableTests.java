package retour.server.clause;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import retour.server.clause.ClauseTable.Row;
import retour.server.testing.Approved;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** No clause without a place, a policy case, a journey and a screen; the table of them is made here. */
class ClauseTableTests {

  private static final Path TABLE = Path.of("..", "docs", "clauses.md");
  private static final Path RESOURCE = Path.of("src", "main", "resources", "clauses", "clauses.json");

  private final List<Row> rows = ClauseTable.rows();

  @Test
  void leavesNoClauseWithoutAJourneyAndAScreen() {
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.journeys()).as("journeys of %s", row.clause()).isNotEmpty();
              assertThat(row.screens()).as("screens of %s", row.clause()).isNotEmpty();
            });
  }

  @Test
  void provesEveryClauseOfADocumentWithAndWithoutIt() {
    List<String> written =
        rows.stream().filter(row -> !row.written().equals(ClauseTable.OF_THE_APPLICATION)).map(Row::clause).toList();

    assertThat(ClauseTable.proofs()).extracting(Proof::clause).containsAll(written);
    assertThat(rows).filteredOn(row -> written.contains(row.clause())).allSatisfy(row -> assertThat(row.cases()).isPositive());
  }

  @Test
  void namesOnlyClausesThatThereAre() {
    assertThat(ClauseTable.ids()).containsAll(new TreeSet<>(ClauseTable.shown()));
  }

  @Test
  void tellsInTheDocumentationWhereEachIs() {
    Approved.file(TABLE).matches(table());
  }

  @Test
  void givesTheDeskTheSameTable() {
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    var all = rows.stream().collect(Collectors.toMap(Row::clause, row -> row, (one, _) -> one, TreeMap::new));

    Approved.file(RESOURCE).matches(json.writeValueAsString(all.values()) + "\n");
  }

  private String table() {
    StringBuilder table =
        new StringBuilder(
            """
            # The clauses and what shows them

            Every clause of the three stores: where it is written (under `policies/`), how many cases of its policy are about
            it ([all of them](clause-cases.md)), what is shown of it in the running product, and where people meet it. What is
            told without the name of a test is a case of `ClauseJourneyTests`: it is walked at the store and again at a store
            that had not written the clause, and what comes of it has to differ ([how](clause-mutations.md)). A test makes
            this table, and the build fails when a clause has no journey or no screen.

            | clause | written | cases | journeys | screens |
            |---|---|---|---|---|
            """);
    rows.forEach(row -> table.append(line(row)));
    return table.toString();
  }

  private static String line(Row row) {
    String screens = row.screens().stream().map(screen -> "`" + screen + "`").collect(Collectors.joining(" "));
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            row.clause(),
            row.written(),
            row.cases() == 0 ? "" : row.cases(),
            String.join("; ", row.journeys()),
            screens);
  }
}
