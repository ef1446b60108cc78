package retour.server.order;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import retour.server.store.StoreId;

/** The orders of a store. */
public interface Orders {

  Optional<Order> find(StoreId store, OrderId id);

  /** Those of them that there are, in no order, read together. */
  List<Order> find(StoreId store, Collection<OrderId> ids);

  /** By number as a person types it: case, blanks and a leading # do not matter. */
  Optional<Order> byNumber(StoreId store, String number);

  /** By number and e-mail; empty when either is wrong, without telling which. */
  Optional<Order> byNumberAndEmail(StoreId store, String number, String email);

  /** Placed with an e-mail address, in whatever case; newest first, at most {@code limit}. */
  List<Order> ofEmail(StoreId store, String email, int limit);

  /** For the desk: by number, e-mail or serial number, newest first, at most {@code limit}. */
  List<Order> search(StoreId store, String text, int limit);
}
