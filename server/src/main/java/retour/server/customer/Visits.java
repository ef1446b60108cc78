package retour.server.customer;

import java.util.Optional;
import retour.server.order.OrderId;
import retour.server.store.StoreId;

/** What a used link opened: a shopper at work on one order, for two hours, without cookies. */
public interface Visits {

  /** @throws retour.server.problem.Refused with LINK_EXPIRED or NOT_FOUND */
  OrderId order(StoreId store, String token);

  /** The unfinished return as JSON. */
  Optional<String> draft(StoreId store, String token);

  void keepDraft(StoreId store, String token, String json);
}
