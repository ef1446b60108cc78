package retour.server.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import retour.server.order.OrderId;
import retour.server.store.StoreId;

/** Links made for several mails, to be kept together by {@link AccessLinks#keep(NewLinks)}. For one thread. */
public final class NewLinks {

  private final List<NewLink> made = new ArrayList<>();

  /** A new link's token for a mail about an order. */
  public String issue(StoreId store, OrderId order) {
    String token = Tokens.next();
    made.add(new NewLink(store, Tokens.hash(token), order));
    return token;
  }

  boolean isEmpty() {
    return made.isEmpty();
  }

  /** Columns of what is to be kept; of the tokens only hashes. */
  Map<String, Object> parameters() {
    return Map.of(
        "stores", made.stream().map(link -> link.store().value()).toArray(String[]::new),
        "hashes", made.stream().map(NewLink::hash).toArray(byte[][]::new),
        "orders", made.stream().mapToLong(link -> link.order().value()).toArray());
  }

  private record NewLink(StoreId store, byte[] hash, OrderId order) {}
}
