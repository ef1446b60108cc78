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

  /**
   * Takes the unfinished return away, so that of several who do so at once only one gets it.
   *
   * @param json what the taker saw; anything else that stands there by now is left alone
   * @return whether the taker got it
   */
  boolean takeDraft(StoreId store, String token, String json);
}
