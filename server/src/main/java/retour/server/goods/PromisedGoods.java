package retour.server.goods;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import retour.policy.decision.Resolution;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.returns.NextActor;
import retour.server.settlement.GoodsPort.Worth;
import retour.server.store.StoreId;

/**
 * Goods that a settled item gives.
 *
 * @param order the order that the returned goods came from
 * @param kind exchange, replacement or repair
 * @param money what was paid for the goods that came back
 * @param price what these are worth, with tax; zero for a repair
 * @param difference what the customer pays on top; zero for none
 * @param differenceReference the bank's or processor's reference of that payment; empty while it has not come
 * @param actor who acts next, {@code dueOn} by when; empty at the end
 * @param newOrderNumber the order under which the new units can come back; empty before they are sent, and for a repair
 */
public record PromisedGoods(
    StoreId store,
    UUID id,
    CaseId caseId,
    String caseNumber,
    OrderId order,
    int itemNo,
    Resolution kind,
    Goods goods,
    LineMoney money,
    Money price,
    Money difference,
    String differenceReference,
    GoodsState state,
    Optional<NextActor> actor,
    Optional<LocalDate> dueOn,
    Shipment shipment,
    String newOrderNumber,
    Optional<Instant> sentAt,
    Optional<Instant> deliveredAt) {

  /** What they are. */
  public record Goods(String sku, String name, int units) {}

  /**
   * How they travel.
   *
   * @param serials of the new units
   */
  public record Shipment(String carrier, String trackingNumber, List<String> serials) {

    public Shipment {
      serials = List.copyOf(serials);
    }
  }

  /** Whether the customer still has to pay the difference. */
  public boolean awaitsPayment() {
    return state == GoodsState.AWAITS_PAYMENT;
  }

  PromisedGoods paid(String reference) {
    return new PromisedGoods(
        store, id, caseId, caseNumber, order, itemNo, kind, goods, money, price, difference, reference, state, actor, dueOn,
        shipment, newOrderNumber, sentAt, deliveredAt);
  }

  /** In another state, with who acts next and by when. */
  PromisedGoods standing(GoodsState to, LocalDate today) {
    return new PromisedGoods(
        store, id, caseId, caseNumber, order, itemNo, kind, goods, money, price, difference, differenceReference, to,
        to.actor(), to.actor().map(_ -> today.plusDays(to.days())), shipment, newOrderNumber, sentAt, deliveredAt);
  }

  PromisedGoods under(String number) {
    return new PromisedGoods(
        store, id, caseId, caseNumber, order, itemNo, kind, goods, money, price, difference, differenceReference, state,
        actor, dueOn, shipment, number, sentAt, deliveredAt);
  }

  Worth worth() {
    return new Worth(kind, money.paid().plus(money.tax()), price);
  }
}
