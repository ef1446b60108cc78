package retour.policy.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import retour.policy.ClauseText;
import retour.policy.cases.CaseRun;
import retour.policy.cases.Coverage;
import retour.policy.cases.PolicyCase;

/** Runs the cases that stand beside the policies. */
class StorePoliciesTests {

  private static final int FEWEST_CASES = 3;

  @TestFactory
  Stream<DynamicTest> answersEveryCaseAsItsStoreExpects() throws IOException {
    return documents().stream().flatMap(document -> cases(document).stream().map(each -> dynamicTest(document, each)));
  }

  @TestFactory
  Stream<DynamicTest> hasThreeCasesOfEveryClause() throws IOException {
    return documents().stream()
        .map(document -> DynamicTest.dynamicTest(name(document), () -> assertCovered(cases(document))));
  }

  /** One case at least in which each clause applies, one in which it does not, and one at its edge. */
  @TestFactory
  Stream<DynamicTest> showsEveryClauseFromAllSides() throws IOException {
    return documents().stream()
        .map(
            document ->
                DynamicTest.dynamicTest(
                    name(document), () -> assertThat(Coverage.of(CaseFiles.suite(document)).gaps()).isEmpty()));
  }

  private static void assertCovered(List<PolicyCase> cases) {
    Map<String, Long> byClause =
        cases.stream().collect(Collectors.groupingBy(PolicyCase::clause, Collectors.counting()));

    assertThat(cases).isNotEmpty();
    assertThat(cases.stream().flatMap(each -> each.policy().clauses().stream()).map(ClauseText::id).distinct())
        .allSatisfy(
            clause ->
                assertThat(byClause.getOrDefault(clause, 0L)).as(clause).isGreaterThanOrEqualTo(FEWEST_CASES));
  }

  private static DynamicTest dynamicTest(Path document, PolicyCase each) {
    return DynamicTest.dynamicTest(
        name(document) + " " + each.clause() + ": " + each.name(),
        () -> assertThat(CaseRun.differences(each)).as(each.where()).isEmpty());
  }

  static String name(Path document) {
    return Objects.requireNonNull(document.getParent()).getFileName() + "/" + document.getFileName();
  }

  private static List<PolicyCase> cases(Path document) {
    try {
      return CaseFiles.beside(document);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Every store's policy: the documents of all folders but the laws'. */
  static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.find(Path.of("..", "policies"), 2, (path, at) -> at.isRegularFile())) {
      return files
          .filter(path -> path.toString().endsWith(".yaml"))
          .filter(path -> !String.valueOf(path.getParent()).endsWith("law"))
          .sorted()
          .toList();
    }
  }
}
