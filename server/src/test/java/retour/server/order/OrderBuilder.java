package retour.server.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.policy.fact.Fact;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import retour.server.store.StoreId;

/** Orders for tests: a card order of 2026-11-01 in USD, no lines and no parcels to start with. */
public final class OrderBuilder {

  private final List<OrderLine> lines = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private Instant placedAt = Instant.parse("2026-11-01T15:00:00Z");

  private OrderBuilder() {}

  public static OrderBuilder anOrder() {
    return new OrderBuilder();
  }

  /** A line with the next number. */
  public static OrderLine aLine(int lineNo, int quantity, long paidMinor) {
    return new OrderLine(
        lineNo,
        "SKU-" + lineNo,
        "Thing " + lineNo,
        quantity,
        usd(paidMinor / quantity),
        usd(paidMinor),
        usd(0),
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        0,
        Facts.none(),
        List.of());
  }

  public OrderBuilder placedAt(String instant) {
    placedAt = Instant.parse(instant);
    return this;
  }

  public OrderBuilder line(int quantity, long paidMinor) {
    return line(aLine(lines.size() + 1, quantity, paidMinor));
  }

  public OrderBuilder line(OrderLine line) {
    lines.add(line);
    return this;
  }

  /** A line of which the order knows something besides. */
  public OrderBuilder factLine(int quantity, long paidMinor, Fact known) {
    OrderLine line = aLine(lines.size() + 1, quantity, paidMinor);
    return line(
        new OrderLine(
            line.lineNo(),
            line.sku(),
            line.name(),
            quantity,
            line.unitPrice(),
            line.paid(),
            line.tax(),
            true,
            line.setCode(),
            line.giftForLine(),
            line.giftValue(),
            line.serials(),
            line.returnedQuantity(),
            Facts.of(known),
            line.accessories()));
  }

  /** A line with tax on top and units already returned. */
  public OrderBuilder taxedLine(int quantity, long paidMinor, long taxMinor, int returned) {
    OrderLine line = aLine(lines.size() + 1, quantity, paidMinor);
    return line(
        new OrderLine(
            line.lineNo(),
            line.sku(),
            line.name(),
            quantity,
            line.unitPrice(),
            line.paid(),
            usd(taxMinor),
            true,
            line.setCode(),
            line.giftForLine(),
            line.giftValue(),
            line.serials(),
            returned,
            line.product(),
            line.accessories()));
  }

  public OrderBuilder setLine(String setCode, int quantity) {
    return linked(quantity, Optional.of(setCode), Optional.empty(), Optional.empty());
  }

  public OrderBuilder giftLine(int earnedByLine, long valueMinor) {
    return linked(1, Optional.empty(), Optional.of(earnedByLine), Optional.of(usd(valueMinor)));
  }

  private OrderBuilder linked(int quantity, Optional<String> set, Optional<Integer> giftFor, Optional<Money> value) {
    OrderLine line = aLine(lines.size() + 1, quantity, 1000);
    return line(
        new OrderLine(
            line.lineNo(),
            line.sku(),
            line.name(),
            quantity,
            line.unitPrice(),
            line.paid(),
            line.tax(),
            true,
            set,
            giftFor,
            value,
            line.serials(),
            0,
            line.product(),
            line.accessories()));
  }

  /** A parcel; empty instants where it has not left or come. */
  public OrderBuilder parcel(
      Optional<Instant> deliveredAt, Optional<Delivery.Handover> handover, Map<Integer, Integer> quantities) {
    deliveries.add(
        new Delivery(
            deliveries.size() + 1,
            "ups",
            "1Z" + deliveries.size(),
            Optional.of(placedAt),
            deliveredAt,
            handover,
            Optional.empty(),
            quantities));
    return this;
  }

  public Order build() {
    return new Order(
        new StoreId("impress"),
        new OrderId(1),
        "#1001",
        new Order.Buyer("kim@example.com", "Kim Field", "", "1 Elm Street", "US", true),
        "en",
        placedAt,
        Optional.empty(),
        PaymentMethod.CARD,
        false,
        usd(0),
        usd(lines.stream().mapToLong(line -> line.paid().plus(line.tax()).minor()).sum()),
        usd(0),
        lines,
        deliveries,
        Optional.empty());
  }

  private static Money usd(long minor) {
    return Money.of(minor, "USD");
  }
}
