package retour.server.clause;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.testing.RetourJourneyTest;

/**
 * Takes every clause out of its policy in turn and walks every case of the store: what goes red is written down. Takes
 * minutes; {@code bench/clauses.sh} runs it.
 */
@RetourJourneyTest
@EnabledIfSystemProperty(named = "retour.mutations", matches = "true")
class ClauseMutationTests {

  private static final Path REPORT = Path.of("..", "docs", "clause-mutations.md");

  @Autowired private ApplicationContext beans;
  @Autowired private List<DemoLoader> demonstration;
  @LocalServerPort private int port;

  /** What a missing clause turns red. */
  private record Missed(String clause, long cases, int of, List<String> own, List<String> others) {}

  @Test
  void missesEveryClauseThatIsTakenOut() throws IOException {
    demonstration.forEach(loader -> loader.load(Progress.silent()));
    Walks walks = new Walks(beans, port);
    List<Missed> all = new ArrayList<>();
    for (String document : ClauseTable.DOCUMENTS) {
      PolicyMutants mutants = PolicyMutants.of(document);
      for (String clause : mutants.clauses()) {
        all.add(missed(walks, document, clause, mutants));
      }
    }
    Files.writeString(REPORT, report(all));

    assertThat(all).allSatisfy(missed -> assertThat(missed.own()).as(missed.clause()).isNotEmpty());
    assertThat(all).filteredOn(missed -> missed.cases() == 0).extracting(Missed::clause).containsOnly("IE-16", "IE-17");
  }

  private static Missed missed(Walks walks, String document, String clause, PolicyMutants mutants) {
    List<String> own = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Proof proof : ClauseTable.proofs()) {
      if (!document.startsWith(proof.store() + "/") || proof.aside().contains(clause)) {
        continue;
      }
      String otherwise = walks.without(proof, clause);
      if (!otherwise.equals(proof.gives())) {
        (proof.clause().equals(clause) ? own : others)
            .add(proof.clause().equals(clause) ? proof.shows() + ": *" + proof.gives() + "* becomes *" + otherwise + "*" : proof.clause());
      }
    }
    return new Missed(clause, mutants.red(clause), mutants.cases(), own, others);
  }

  private static String report(List<Missed> all) {
    StringBuilder report =
        new StringBuilder(
            """
            # What goes red without a clause

            Every clause is taken out of its policy in turn: its lines, and where others name it. Then the policy's own cases
            are run, and every case of `ClauseJourneyTests` is walked again through the running product at a store with the
            shorter document. Where another clause says the same, that one is left out as well, in both walks. Made by
            `bench/clauses.sh` on %s, %d clauses, %d cases through the product, on %d cores.

            | without | policy cases red | its own journeys, and what becomes of them | journeys of others red |
            |---|---|---|---|
            """
                .formatted(
                    LocalDate.now(ZoneOffset.UTC),
                    all.size(),
                    ClauseTable.proofs().size(),
                    Runtime.getRuntime().availableProcessors()));
    all.forEach(
        missed ->
            report.append(
                "| %s | %d of %d | %s | %s |\n"
                    .formatted(
                        missed.clause(),
                        missed.cases(),
                        missed.of(),
                        String.join("; ", missed.own()),
                        missed.others().stream().distinct().collect(Collectors.joining(", ")))));
    return report.toString();
  }
}
