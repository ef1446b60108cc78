package retour.server.returns;

import org.springframework.stereotype.Service;
import retour.server.order.OrderId;
import retour.server.store.StoreId;

/** What the policy says of a draft; the same path as filing, without the write. */
@Service
public class AssessReturn {

  /**
   * Decides a draft as of now.
   *
   * @throws retour.server.problem.Refused with NOT_FOUND, INVALID_INPUT (unknown line, quantity not at least 1) or
   *     QUANTITY_NOT_AVAILABLE
   */
  public Assessment assess(StoreId store, OrderId order, ReturnDraft draft) {
    throw new UnsupportedOperationException(store + " " + order + draft);
  }
}
