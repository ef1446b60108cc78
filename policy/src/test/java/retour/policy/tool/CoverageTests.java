package retour.policy.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retour.policy.cases.Coverage;
import retour.policy.cases.Coverage.Gap;
import retour.policy.cases.Showing;
import retour.policy.cases.Showing.Kind;
import retour.policy.explain.CaseText;

class CoverageTests {

  private static final String POLICY =
      """
      store: test
      policy: returns
      currency: EUR
      windows: { back: 14 days after delivery }
      clauses:
        A: { says: A, permit: refund, when: within(back) }
        B: { says: B, inform: yes }
      """;

  @TempDir private Path folder;

  @Test
  void tellsWhatEveryCaseShowsOfTheClauseItStandsUnderAndOfThoseItNames() throws IOException {
    Coverage coverage =
        coverage(
            """
            given: { today: 2026-03-16 }
            cases:
              A:
                - { case: last day, edge: yes, order: { delivered_on: 2026-03-02 }, expect: { refund: permitted } }
                - { case: day after, order: { delivered_on: 2026-03-01 }, expect: { refund: refused } }
                - { case: not delivered, expect: { B: applied, refund: needs_facts } }
            """);

    assertThat(coverage.of("A")).extracting(Showing::kind).containsExactly(Kind.APPLIES, Kind.EDGE, Kind.DOES_NOT_APPLY, Kind.EDGE);
    assertThat(coverage.of("B")).extracting(Showing::kind).containsExactly(Kind.APPLIES);
    assertThat(coverage.gaps()).containsExactly(new Gap("B", Optional.empty()), new Gap("B", Optional.of(Kind.EDGE)));
  }

  @Test
  void putsIntoWordsWhatNoCaseShows() throws IOException {
    Coverage coverage = coverage("cases: {}\n");

    assertThat(new CaseText(Locale.ENGLISH).gaps(coverage.gaps()))
        .isEqualTo(
            """
            ! A has fewer than 3 cases of its own
            ! no case shows that A applies
            ! no case shows that A does not apply
            ! no case shows an edge of A
            ! B has fewer than 3 cases of its own
            ! no case shows that B applies
            ! no case shows an edge of B
            """);
  }

  private Coverage coverage(String cases) throws IOException {
    Path document = Files.writeString(folder.resolve("returns.yaml"), POLICY);
    Files.createDirectories(folder.resolve("cases"));
    Files.writeString(folder.resolve("cases/returns.yaml"), cases);
    return Coverage.of(CaseFiles.suite(document));
  }
}
