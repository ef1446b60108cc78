package retour.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import retour.server.order.Delivery;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.order.PaymentMethod;

/**
 * An order as returns see it. Name, address, phone and e-mail of the buyer stay with the store.
 *
 * @param country where the goods went, ISO 3166-1
 * @param paid in all: lines, tax and delivery
 * @param refunded given back so far
 */
record OrderView(
    String number,
    Instant placedAt,
    Optional<Instant> cancelledAt,
    String language,
    String country,
    boolean consumer,
    PaymentMethod paymentMethod,
    boolean pricesIncludeTax,
    Money deliveryPaid,
    Money paid,
    Money refunded,
    List<Line> lines,
    List<Parcel> parcels) {

  static OrderView of(Order order) {
    return new OrderView(
        order.number(),
        order.placedAt(),
        order.cancelledAt(),
        order.language(),
        order.buyer().country(),
        order.buyer().consumer(),
        order.paymentMethod(),
        order.pricesIncludeTax(),
        order.deliveryPaid(),
        order.paid(),
        order.refunded(),
        order.lines().stream().map(Line::of).toList(),
        order.deliveries().stream().map(Parcel::of).toList());
  }

  /**
   * A line of the order.
   *
   * @param paid for the whole line after discounts, without tax on top
   * @param available units that can still be asked back
   * @param set lines with the same code were sold as one set
   */
  record Line(
      int lineNo,
      String sku,
      String name,
      int quantity,
      int available,
      Money unitPrice,
      Money paid,
      Money tax,
      boolean returnable,
      Optional<String> set,
      Optional<Integer> giftForLine,
      Optional<Money> giftValue,
      List<String> serials,
      List<String> accessories,
      Map<String, FactValue> facts) {

    private static Line of(OrderLine line) {
      return new Line(
          line.lineNo(),
          line.sku(),
          line.name(),
          line.quantity(),
          line.available(),
          line.unitPrice(),
          line.paid(),
          line.tax(),
          line.returnable(),
          line.setCode(),
          line.giftForLine(),
          line.giftValue(),
          line.serials(),
          line.accessories(),
          values(line.product()));
    }

    private static Map<String, FactValue> values(Facts facts) {
      Map<String, FactValue> byName = new TreeMap<>();
      facts.all().forEach(fact -> byName.put(fact.name(), fact.value()));
      return byName;
    }
  }

  /**
   * A parcel to the customer.
   *
   * @param record what the carrier says of the hand-over
   * @param lines units by line number; empty when it is not itemised
   */
  record Parcel(
      int parcelNo,
      String carrier,
      String trackingNumber,
      Optional<Instant> shippedAt,
      Optional<Instant> deliveredAt,
      Optional<Delivery.Handover> record,
      Optional<Boolean> notedOnBillOfLading,
      Map<Integer, Integer> lines) {

    private static Parcel of(Delivery parcel) {
      return new Parcel(
          parcel.parcelNo(),
          parcel.carrier(),
          parcel.trackingNumber(),
          parcel.shippedAt(),
          parcel.deliveredAt(),
          parcel.handover(),
          parcel.notedOnBillOfLading(),
          parcel.quantities());
    }
  }
}
