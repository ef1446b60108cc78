package retour.server.returns;

import java.util.List;
import retour.policy.Policy;
import retour.policy.decision.Decision;
import retour.policy.fact.CaseFacts;
import retour.server.order.Order;

/**
 * A decision with what it rests on. The lines of the decision are keyed by item number: 1 is the draft's first line.
 *
 * @param facts everything known when it was made
 */
public record Assessment(Order order, Policy policy, CaseFacts facts, Decision decision) {

  /** Whether the shopper still has questions to answer. */
  public boolean hasQuestions() {
    return decision.lines().stream().anyMatch(line -> !line.questions().isEmpty());
  }

  /** The keys of the decision's lines. */
  public List<String> keys() {
    return decision.lines().stream().map(line -> line.line()).toList();
  }
}
