package retour.server.customer;

import org.springframework.stereotype.Service;
import retour.server.store.StoreId;

/** One-time links by mail: the proof that a person may act on an order (clause IP-17). */
@Service
public class AccessLinks {

  /**
   * Sends a link if order number and e-mail belong together. Answers the same, and takes as long, whether they do.
   *
   * @throws retour.server.problem.Refused with TOO_MANY_TRIES when this order number or this sender asks too often
   */
  public void request(LinkRequest request) {
    throw new UnsupportedOperationException(request.toString());
  }

  /**
   * A link's first and only use.
   *
   * @return the token of the visit it opens
   * @throws retour.server.problem.Refused with LINK_USED, LINK_EXPIRED or NOT_FOUND
   */
  public String open(StoreId store, String token) {
    throw new UnsupportedOperationException(store + token);
  }

  /**
   * Who asks for a link.
   *
   * @param sender a throttling key of the network prefix, not stored
   */
  public record LinkRequest(StoreId store, String orderNumber, String email, String language, String sender) {

    @Override
    public String toString() {
      return "LinkRequest[" + store + "]";
    }
  }
}
