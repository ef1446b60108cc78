package retour.policy.cases;

import java.time.LocalDate;
import java.util.List;
import retour.policy.Policy;
import retour.policy.fact.CaseFacts;

/**
 * One test case.
 *
 * @param policy what it is tried on: the document beside it, with the law layers its file names
 * @param clause the clause it is about
 * @param where its place in the file, such as {@code returns.yaml:12}
 * @param edge whether it stands on the brink of the clause: on the last day, with the smallest sum
 */
public record PolicyCase(
    Policy policy,
    String clause,
    String name,
    String where,
    CaseFacts facts,
    LocalDate today,
    boolean edge,
    List<Expectation> expected) {

  public PolicyCase {
    expected = List.copyOf(expected);
  }
}
