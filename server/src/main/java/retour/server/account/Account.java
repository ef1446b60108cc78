package retour.server.account;

import java.time.Instant;
import java.util.Optional;
import retour.server.store.StoreId;

/**
 * A shopper's account at one store.
 *
 * @param email as the shopper wrote it; orders with the same address, in whatever case, belong to the account
 * @param details what the shopper keeps here for faster requests
 * @param offersSince since when the shopper agrees to offers by mail (clause IP-21); empty for never or no longer
 * @param version counts changes
 */
public record Account(
    StoreId store,
    AccountId id,
    String email,
    AccountDetails details,
    Optional<Instant> offersSince,
    Instant since,
    int version) {

  @Override
  public String toString() {
    return "Account[" + store + " " + id.value() + "]";
  }
}
