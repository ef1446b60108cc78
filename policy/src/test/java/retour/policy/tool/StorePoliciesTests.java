package retour.policy.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retour.policy.ClauseText;
import retour.policy.Policies;
import retour.policy.Policy;
import retour.policy.cases.CaseRun;
import retour.policy.cases.PolicyCase;

/** Runs the cases that stand beside the stores' policies. */
class StorePoliciesTests {

  private static final int FEWEST_CASES = 3;

  @TestFactory
  Stream<DynamicTest> answersEveryCaseAsItsStoreExpects() {
    return Stream.of("image-pro", "imperium-est", "impress")
        .flatMap(store -> cases(store).stream().map(each -> dynamicTest(store, each)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image-pro", "imperium-est", "impress"})
  void hasThreeCasesOfEveryClause(String store) {
    Map<String, Long> cases =
        cases(store).stream().collect(Collectors.groupingBy(PolicyCase::clause, Collectors.counting()));

    assertThat(policy(store).clauses())
        .extracting(ClauseText::id)
        .allSatisfy(clause -> assertThat(cases.getOrDefault(clause, 0L)).as(clause).isGreaterThanOrEqualTo(FEWEST_CASES));
  }

  private static DynamicTest dynamicTest(String store, PolicyCase each) {
    return DynamicTest.dynamicTest(
        store + " " + each.clause() + ": " + each.name(),
        () -> assertThat(CaseRun.differences(policy(store), each)).as(each.where()).isEmpty());
  }

  private static List<PolicyCase> cases(String store) {
    return CaseFiles.beside(document(store), policy(store));
  }

  private static Policy policy(String store) {
    try {
      return Policies.compile(Files.readString(document(store)), 1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Path document(String store) {
    return Path.of("..", "policies", store, "returns.yaml");
  }
}
