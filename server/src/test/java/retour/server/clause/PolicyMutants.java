package retour.server.clause;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import retour.policy.Policies;
import retour.policy.Policy;
import retour.policy.cases.CaseRun;
import retour.policy.cases.Expectation;
import retour.policy.cases.PolicyCase;
import retour.policy.language.Document;
import retour.policy.tool.CaseFiles;

/** A policy document's own cases, run against it without a clause. */
final class PolicyMutants {

  private final String source;
  private final List<PolicyCase> cases;

  private PolicyMutants(String source, List<PolicyCase> cases) {
    this.source = source;
    this.cases = List.copyOf(cases);
  }

  /** Of a document under {@code policies}, with those cases over which no law stands. */
  static PolicyMutants of(String document) {
    Path path = ClauseTable.POLICIES.resolve(document);
    try {
      String source = Files.readString(path);
      int clauses = read(source).clauses().size();
      return new PolicyMutants(
          source, CaseFiles.beside(path).stream().filter(each -> each.policy().clauses().size() == clauses).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int cases() {
    return cases.size();
  }

  List<String> clauses() {
    return read(source).clauses().stream().map(clause -> clause.id()).toList();
  }

  /** How many cases notice that the clause is missing; that they name the clause's own outcome does not count. */
  long red(String clause) {
    Policy mutant = Policies.compile(read(Removal.of(source, clause)), 0);
    return cases.stream().filter(each -> !CaseRun.differences(on(mutant, each, clause)).isEmpty()).count();
  }

  private static Document read(String source) {
    return Policies.read(List.of(source)).getFirst();
  }

  private static PolicyCase on(Policy mutant, PolicyCase each, String clause) {
    List<Expectation> effects =
        each.expected().stream()
            .filter(expected -> !(expected instanceof Expectation.OfClause of && of.clause().equals(clause)))
            .toList();
    return new PolicyCase(
        mutant, each.clause(), each.name(), each.where(), each.facts(), each.today(), each.edge(), effects);
  }
}
