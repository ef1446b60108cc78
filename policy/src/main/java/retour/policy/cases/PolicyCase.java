package retour.policy.cases;

import java.time.LocalDate;
import java.util.List;
import retour.policy.fact.CaseFacts;

/**
 * One test case.
 *
 * @param clause the clause it is about
 * @param where its place in the file, such as {@code returns.yaml:12}
 */
public record PolicyCase(
    String clause, String name, String where, CaseFacts facts, LocalDate today, List<Expectation> expected) {

  public PolicyCase {
    expected = List.copyOf(expected);
  }
}
