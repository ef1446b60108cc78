package retour.server.goods;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.policy.decision.Resolution;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import retour.server.order.Delivery;
import retour.server.order.NewLine;
import retour.server.order.NewOrder;
import retour.server.order.Order;
import retour.server.order.OrderIntake;
import retour.server.order.Orders;

/**
 * New units have an order of their own, under which they can themselves come back: for the same buyer, worth what they are
 * worth, with their serial numbers and their own parcel. It comes in as any other order does.
 */
@Component
class NewUnits {

  private static final String SOURCE = "replacement";

  private final Orders orders;
  private final OrderIntake intake;
  private final GoodsRows rows;

  NewUnits(Orders orders, OrderIntake intake, GoodsRows rows) {
    this.orders = orders;
    this.intake = intake;
    this.rows = rows;
  }

  /** The number of the order for goods that are sent now: that of the first order and a count. */
  String number(PromisedGoods goods) {
    Order first = orders.find(goods.store(), goods.order()).orElseThrow();
    return first.number() + "-R" + (rows.newOrders(goods.store(), goods.order()) + 1);
  }

  /** Keeps the order, or brings its parcel forward. */
  void keep(PromisedGoods goods) {
    Order first = orders.find(goods.store(), goods.order()).orElseThrow();
    intake.orders(goods.store(), List.of(order(first, goods)));
  }

  private static NewOrder order(Order first, PromisedGoods goods) {
    Money zero = Money.zero(goods.price().currency());
    return new NewOrder(
        goods.newOrderNumber(),
        first.buyer(),
        first.language(),
        goods.sentAt().orElseThrow(),
        Optional.empty(),
        new NewOrder.Payment(first.paymentMethod(), "", goods.price(), zero),
        first.pricesIncludeTax(),
        zero,
        List.of(line(goods)),
        parcels(goods),
        SOURCE);
  }

  private static NewLine line(PromisedGoods goods) {
    boolean same = goods.kind() == Resolution.REPLACEMENT;
    Money paid = same ? goods.money().paid() : goods.price();
    Money tax = same ? goods.money().tax() : Money.zero(paid.currency());
    return new NewLine(
        goods.goods().sku(),
        goods.goods().name(),
        goods.goods().units(),
        new Money(paid.minor() / goods.goods().units(), paid.currency()),
        paid,
        tax,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        goods.shipment().serials(),
        Facts.none());
  }

  private static List<Delivery> parcels(PromisedGoods goods) {
    return List.of(
        new Delivery(
            1,
            goods.shipment().carrier(),
            goods.shipment().trackingNumber(),
            goods.sentAt(),
            goods.deliveredAt(),
            Optional.empty(),
            Optional.empty(),
            Map.of()));
  }
}
