package retour.server.withdrawal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import retour.policy.money.Money;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.store.Store;
import retour.server.store.WithdrawalSettings;

/**
 * The delivery cost that goes back with a withdrawal: what was paid, up to the cheapest standard delivery (Directive
 * 2011/83/EU Art. 13(1)-(2)). For a part of an order the law leaves it open: with the last part, or by shares of the
 * price, as the store has set it; several parts give back exactly what one withdrawal would.
 */
final class DeliveryCost {

  private DeliveryCost() {}

  /** @param units from which the person withdraws, by order line */
  static Money due(Store store, Order order, WithdrawalSettings settings, Map<Integer, Integer> units) {
    Money standard =
        settings
            .standardDelivery()
            .filter(_ -> order.deliveryPaid().currency().equals(store.currency()))
            .map(text -> Money.parse(text, store.currency().getCurrencyCode()).atMost(order.deliveryPaid()))
            .orElse(order.deliveryPaid());
    long whole = price(order, line -> line.quantity());
    long before = price(order, OrderLine::returnedQuantity);
    long after = before + price(order, line -> units.getOrDefault(line.lineNo(), 0));
    boolean shares = settings.sharesDelivery();
    return given(standard, after, whole, shares).minus(given(standard, before, whole, shares));
  }

  private static Money given(Money standard, long price, long whole, boolean shares) {
    if (price >= whole) {
      return standard;
    }
    if (!shares) {
      return Money.zero(standard.currency());
    }
    BigDecimal part =
        BigDecimal.valueOf(standard.minor())
            .multiply(BigDecimal.valueOf(price))
            .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP);
    return new Money(part.longValueExact(), standard.currency());
  }

  /** A unit without a price still counts, so that an order is whole only when every unit is. */
  private static long price(Order order, java.util.function.ToIntFunction<OrderLine> units) {
    return order.lines().stream()
        .filter(OrderLine::returnable)
        .mapToLong(line -> (line.paid().minor() / line.quantity() + 1) * units.applyAsInt(line))
        .sum();
  }
}
