package retour.server.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.policy.money.Money;
import retour.server.store.StoreId;

/**
 * An order as the shop recorded it, with its lines and parcels.
 *
 * @param number as the shop writes it
 * @param language the shopper is written to in
 * @param pricesIncludeTax whether the lines' money includes tax
 * @param deliveryPaid paid for delivery
 * @param paid in all: lines, tax and delivery
 * @param refunded given back so far
 * @param told what the buyer was told of the right of withdrawal; empty where nothing is recorded of it
 */
public record Order(
    StoreId store,
    OrderId id,
    String number,
    Buyer buyer,
    String language,
    Instant placedAt,
    Optional<Instant> cancelledAt,
    PaymentMethod paymentMethod,
    boolean pricesIncludeTax,
    Money deliveryPaid,
    Money paid,
    Money refunded,
    List<OrderLine> lines,
    List<Delivery> deliveries,
    Optional<ToldOfRight> told) {

  public Order {
    lines = List.copyOf(lines);
    deliveries = List.copyOf(deliveries);
  }

  public Optional<OrderLine> line(int lineNo) {
    return lines.stream().filter(line -> line.lineNo() == lineNo).findFirst();
  }

  /**
   * The order as it stood before a return that is already filed: its units count as not returned again.
   *
   * @param units the return's own units by line number
   */
  public Order before(Map<Integer, Integer> units) {
    List<OrderLine> freed =
        lines.stream().map(line -> line.before(units.getOrDefault(line.lineNo(), 0))).toList();
    return new Order(
        store,
        id,
        number,
        buyer,
        language,
        placedAt,
        cancelledAt,
        paymentMethod,
        pricesIncludeTax,
        deliveryPaid,
        paid,
        refunded,
        freed,
        deliveries,
        told);
  }

  /**
   * The person of an order (personal data).
   *
   * @param address lines split by line breaks
   * @param country where the goods went, ISO 3166-1
   * @param consumer false for a buyer acting in trade
   */
  public record Buyer(String email, String name, String phone, String address, String country, boolean consumer) {}
}
