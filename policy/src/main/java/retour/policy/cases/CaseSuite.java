package retour.policy.cases;

import java.util.List;
import retour.policy.language.Clause;

/**
 * The cases beside one policy document.
 *
 * @param clauses the clauses of the document and of the law layers that its files of cases name
 */
public record CaseSuite(List<Clause> clauses, List<PolicyCase> cases) {

  public CaseSuite {
    clauses = List.copyOf(clauses);
    cases = List.copyOf(cases);
  }
}
