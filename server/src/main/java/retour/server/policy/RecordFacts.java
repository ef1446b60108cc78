package retour.server.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.policy.fact.Facts;
import retour.policy.fact.LineMoney;
import retour.server.order.Order;
import retour.server.store.Store;

/** Facts that the records know: of the order, the catalog, the carrier, and what Retour derives from them. */
@Component
public class RecordFacts {

  /** Facts of the whole return, see the policy library's vocabulary. */
  public Facts shared(Store store, Order order, Optional<LocalDate> requestedOn) {
    throw new UnsupportedOperationException();
  }

  /**
   * Facts of one line.
   *
   * @param picked units by line number of everything in this return, to tell whether sets and gifts are complete
   */
  public Facts line(Order order, int lineNo, Map<Integer, Integer> picked) {
    throw new UnsupportedOperationException();
  }

  /**
   * The money of the first {@code quantity} units not yet returned: cumulative shares of what was paid, so that parts
   * sum to the whole (halves rounded up on the running total).
   */
  public LineMoney money(Order order, int lineNo, int quantity) {
    throw new UnsupportedOperationException();
  }
}
