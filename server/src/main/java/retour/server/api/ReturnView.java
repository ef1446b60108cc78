package retour.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import retour.policy.decision.Resolution;
import retour.policy.money.Money;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.returns.Acceptance;
import retour.server.returns.AuthorizationState;
import retour.server.returns.CaseStatus;
import retour.server.returns.Channel;
import retour.server.returns.Disposition;
import retour.server.returns.NextActor;
import retour.server.returns.Reception;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnItem;

/**
 * A return.
 *
 * @param number the request number
 * @param authorizationNumber the RMA or RGA number, once issued
 * @param expiresOn last day the goods are expected
 * @param dueOn by when {@code next_actor} acts
 * @param version named by the next step
 */
record ReturnView(
    UUID id,
    String number,
    Optional<String> authorizationNumber,
    String orderNumber,
    Channel channel,
    String language,
    Instant requestedAt,
    int policyVersion,
    AuthorizationState authorization,
    Optional<LocalDate> expiresOn,
    boolean awaitingReply,
    CaseStatus status,
    NextActor nextActor,
    Optional<LocalDate> dueOn,
    long version,
    List<Item> items) {

  static ReturnView of(ReturnCase found, Order order) {
    return new ReturnView(
        found.id().value(),
        found.number(),
        found.authorizationNumber(),
        order.number(),
        found.channel(),
        found.language(),
        found.requestedAt(),
        found.policyVersion(),
        found.authorization(),
        found.expiresOn(),
        found.awaitingReply(),
        found.status(),
        found.nextActor(),
        found.dueOn(),
        found.version(),
        found.items().stream().map(item -> Item.of(item, order)).toList());
  }

  /**
   * Units of one order line.
   *
   * @param paid for these units after discounts, without tax on top
   * @param overridden whether a supervisor departed from the policy
   */
  record Item(
      int itemNo,
      int lineNo,
      String name,
      int quantity,
      Resolution resolution,
      Money paid,
      Money tax,
      Reception reception,
      Acceptance acceptance,
      boolean overridden,
      Optional<Disposition> disposition,
      Optional<Integer> receivedQuantity,
      Optional<Integer> settledQuantity,
      Optional<Instant> settledAt) {

    private static Item of(ReturnItem item, Order order) {
      return new Item(
          item.itemNo(),
          item.lineNo(),
          order.line(item.lineNo()).map(OrderLine::name).orElse(""),
          item.quantity(),
          item.resolution(),
          item.money().paid(),
          item.money().tax(),
          item.reception(),
          item.acceptance(),
          item.overridden(),
          item.disposition(),
          item.receivedQuantity(),
          item.settledQuantity(),
          item.settledAt());
    }
  }
}
