package retour.server.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import retour.server.order.OrderId;
import retour.server.store.StoreId;

/**
 * A return from request to settlement.
 *
 * @param number the request number
 * @param authorizationNumber the RMA or RGA number, once issued
 * @param expiresOn last day the goods are expected
 * @param awaitingReply whether the shopper was asked something and has not answered
 * @param duty what is next to be done for what was settled, while anything is
 * @param version counts changes; a command names the version it saw
 */
public record ReturnCase(
    StoreId store,
    CaseId id,
    String number,
    OrderId order,
    Channel channel,
    String language,
    Instant requestedAt,
    LocalDate requestedOn,
    int policyVersion,
    AuthorizationState authorization,
    Optional<String> authorizationNumber,
    Optional<LocalDate> expiresOn,
    boolean awaitingReply,
    Optional<Duty> duty,
    CaseStatus status,
    NextActor nextActor,
    Optional<LocalDate> dueOn,
    long version,
    List<ReturnItem> items) {

  public ReturnCase {
    items = List.copyOf(items);
  }

  /** The number people use: the authorization number once there is one. */
  public String shownNumber() {
    return authorizationNumber.orElse(number);
  }

  /** @throws IllegalArgumentException when the return has no such item */
  public ReturnItem item(int itemNo) {
    return items.stream()
        .filter(item -> item.itemNo() == itemNo)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no item " + itemNo));
  }

  /** This case with items as they are about to be written. */
  ReturnCase with(List<ReturnItem> changed) {
    return new ReturnCase(
        store, id, number, order, channel, language, requestedAt, requestedOn, policyVersion, authorization,
        authorizationNumber, expiresOn, awaitingReply, duty, status, nextActor, dueOn, version, changed);
  }
}
