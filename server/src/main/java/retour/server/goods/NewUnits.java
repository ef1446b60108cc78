package retour.server.goods;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import retour.server.order.Delivery;
import retour.server.order.Invoices;
import retour.server.order.LineTax;
import retour.server.order.NewLine;
import retour.server.order.NewOrder;
import retour.server.order.Order;
import retour.server.order.OrderIntake;
import retour.server.order.Orders;
import retour.server.returns.ReturnCases;

/**
 * New units have an order of their own, under which they can themselves come back: for the same buyer, worth what they are
 * worth, taxed as those that came back, with their serial numbers and their own parcel. It comes in as any other order
 * does.
 */
@Component
class NewUnits {

  private static final String SOURCE = "replacement";

  private final Orders orders;
  private final OrderIntake intake;
  private final Invoices invoices;
  private final ReturnCases cases;
  private final GoodsRows rows;

  NewUnits(Orders orders, OrderIntake intake, Invoices invoices, ReturnCases cases, GoodsRows rows) {
    this.orders = orders;
    this.invoices = invoices;
    this.cases = cases;
    this.intake = intake;
    this.rows = rows;
  }

  /** A number for the order of goods that are sent now: that of the first order and a count, which no order has. */
  String number(PromisedGoods goods) {
    String stem = orders.find(goods.store(), goods.order()).orElseThrow().number() + "-R";
    int count = rows.newOrders(goods.store(), goods.order()) + 1;
    while (orders.byNumber(goods.store(), stem + count).isPresent()) {
      count++;
    }
    return stem + count;
  }

  /**
   * Keeps the order, or brings its parcel forward.
   *
   * @return false where an order of the shop's own has the number: nothing was kept then
   */
  boolean keep(PromisedGoods goods) {
    Order first = orders.find(goods.store(), goods.order()).orElseThrow();
    int lineNo = cases.get(goods.store(), goods.caseId()).item(goods.itemNo()).lineNo();
    Optional<LineTax> vat = Optional.ofNullable(invoices.taxes(goods.store(), goods.order()).get(lineNo));
    return switch (intake.orders(goods.store(), List.of(order(first, goods, vat))).getFirst()) {
      case LANDED, UPDATED, UNCHANGED -> true;
      case DIFFERS -> false;
    };
  }

  private static NewOrder order(Order first, PromisedGoods goods, Optional<LineTax> vat) {
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
        List.of(vat.map(line(goods)::taxed).orElseGet(() -> line(goods))),
        parcels(goods),
        SOURCE);
  }

  private static NewLine line(PromisedGoods goods) {
    Money tax = goods.worth().taxIn(goods.price(), goods.money().tax());
    Money paid = goods.price().minus(tax);
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
