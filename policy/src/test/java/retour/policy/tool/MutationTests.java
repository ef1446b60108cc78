package retour.policy.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import retour.policy.Policies;
import retour.policy.Policy;
import retour.policy.cases.CaseRun;
import retour.policy.cases.Expectation;
import retour.policy.cases.PolicyCase;
import retour.policy.language.Clause;
import retour.policy.language.Condition;
import retour.policy.language.Document;
import retour.policy.language.Effect;
import retour.policy.language.Rule;

/**
 * Takes one rule out of a policy after the other: some case has to notice. That a case names the clause's own outcome
 * does not count; its effect has to be missed.
 */
class MutationTests {

  @TestFactory
  Stream<DynamicTest> missesEveryRuleThatIsTakenOut() throws IOException {
    return StorePoliciesTests.documents().stream()
        .map(path -> DynamicTest.dynamicTest(StorePoliciesTests.name(path), () -> assertNoticed(path)));
  }

  private static void assertNoticed(Path path) throws IOException {
    Document document = Policies.read(List.of(Files.readString(path))).getFirst();
    Map<Policy, List<PolicyCase>> byPolicy =
        CaseFiles.beside(path).stream().collect(Collectors.groupingBy(PolicyCase::policy));
    List<String> unnoticed = new ArrayList<>();
    for (Clause clause : document.clauses()) {
      for (int rule = 0; rule < clause.rules().size(); rule++) {
        if (hasEffect(clause.rules().get(rule)) && !isNoticed(document, clause, rule, byPolicy)) {
          unnoticed.add(clause.id() + ", rule " + (rule + 1));
        }
      }
    }
    assertThat(unnoticed).as("rules that no case would miss").isEmpty();
  }

  private static boolean hasEffect(Rule rule) {
    return rule.effects().stream().anyMatch(effect -> !(effect instanceof Effect.Inform));
  }

  private static boolean isNoticed(
      Document document, Clause clause, int rule, Map<Policy, List<PolicyCase>> byPolicy) {
    Policy mutant = Policies.compile(without(document, clause, rule), 0);
    return byPolicy.values().stream()
        .flatMap(List::stream)
        .filter(each -> each.policy().clauses().size() == document.clauses().size())
        .anyMatch(each -> !CaseRun.differences(on(mutant, each, clause.id())).isEmpty());
  }

  private static PolicyCase on(Policy mutant, PolicyCase each, String clause) {
    List<Expectation> effects =
        each.expected().stream()
            .filter(expected -> !(expected instanceof Expectation.OfClause of && of.clause().equals(clause)))
            .toList();
    return new PolicyCase(
        mutant, each.clause(), each.name(), each.where(), each.facts(), each.today(), each.edge(), effects);
  }

  private static Document without(Document document, Clause clause, int rule) {
    List<Rule> rest =
        IntStream.range(0, clause.rules().size()).filter(i -> i != rule).mapToObj(clause.rules()::get).toList();
    Rule idle =
        new Rule(
            clause.place(),
            new Condition.Constant(clause.place(), false),
            List.of(new Effect.Inform(clause.place())));
    Clause less =
        new Clause(clause.place(), clause.text(), clause.overrides(), rest.isEmpty() ? List.of(idle) : rest);
    return new Document(
        document.name(),
        document.law(),
        document.inForce(),
        document.currency(),
        document.calendars(),
        document.closed(),
        document.lists(),
        document.facts(),
        document.windows(),
        document.clauses().stream().map(each -> each.equals(clause) ? less : each).toList());
  }
}
