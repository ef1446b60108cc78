package retour.server.returns;

import java.time.Instant;
import java.util.Optional;
import retour.policy.decision.Resolution;
import retour.policy.fact.LineMoney;

/**
 * Units of one order line within a return.
 *
 * @param itemNo counts from 1 within the return; its text is the line key in the decision
 * @param overridden whether a supervisor departed from the policy; findings then change nothing
 * @param receivedQuantity units that really came, once received
 * @param settledQuantity units that were settled, with {@code settledAt}
 */
public record ReturnItem(
    int itemNo,
    int lineNo,
    int quantity,
    Resolution resolution,
    LineMoney money,
    Reception reception,
    Acceptance acceptance,
    boolean overridden,
    Optional<Disposition> disposition,
    Optional<Integer> receivedQuantity,
    Optional<Integer> settledQuantity,
    Optional<Instant> settledAt) {

  /** The line key under which the decision speaks of this item. */
  public String key() {
    return Integer.toString(itemNo);
  }
}
