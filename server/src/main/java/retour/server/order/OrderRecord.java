package retour.server.order;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import retour.server.store.StoreId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An order as the view {@code order_record} gives it. */
record OrderRecord(
    long orderId,
    String number,
    String email,
    String customerName,
    String phone,
    String address,
    String country,
    boolean consumer,
    String language,
    OffsetDateTime placedAt,
    @Nullable OffsetDateTime cancelledAt,
    Currency currency,
    String paymentMethod,
    boolean pricesIncludeTax,
    long deliveryPaidMinor,
    long paidMinor,
    long refundedMinor,
    @Nullable String toldText,
    @Nullable LocalDate toldOn,
    List<Line> lines,
    List<Parcel> deliveries) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Order read(StoreId store, String record) {
    return JSON.readValue(record, OrderRecord.class).order(store);
  }

  private Order order(StoreId store) {
    return new Order(
        store,
        new OrderId(orderId),
        number,
        new Order.Buyer(email, customerName, phone, address, country, consumer),
        language,
        placedAt.toInstant(),
        instant(cancelledAt),
        PaymentMethod.valueOf(paymentMethod.toUpperCase(Locale.ROOT)),
        pricesIncludeTax,
        new Money(deliveryPaidMinor, currency),
        new Money(paidMinor, currency),
        new Money(refundedMinor, currency),
        lines.stream().map(line -> line.line(currency)).toList(),
        deliveries.stream().map(Parcel::delivery).toList(),
        Optional.ofNullable(toldText).map(text -> new ToldOfRight(text, Optional.ofNullable(toldOn))));
  }

  private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }

  /** A line with its product. */
  record Line(
      int lineNo,
      String sku,
      String name,
      int quantity,
      long unitPriceMinor,
      long paidMinor,
      long taxMinor,
      boolean returnable,
      @Nullable String setCode,
      @Nullable Integer giftForLine,
      @Nullable Long giftValueMinor,
      List<String> serials,
      int returnedQuantity,
      String category,
      String make,
      Map<String, JsonNode> productFacts,
      Map<String, JsonNode> lineFacts,
      List<String> accessories) {

    private OrderLine line(Currency currency) {
      return new OrderLine(
          lineNo,
          sku,
          name,
          quantity,
          new Money(unitPriceMinor, currency),
          new Money(paidMinor, currency),
          new Money(taxMinor, currency),
          returnable,
          Optional.ofNullable(setCode),
          Optional.ofNullable(giftForLine),
          Optional.ofNullable(giftValueMinor).map(minor -> new Money(minor, currency)),
          serials,
          returnedQuantity,
          catalog(),
          accessories);
    }

    private Facts catalog() {
      return Facts.of(
              new Fact("category", new FactValue.Text(category), FactSource.CATALOG),
              new Fact("make", new FactValue.Text(make), FactSource.CATALOG))
          .with(FactJson.read(productFacts, FactSource.CATALOG))
          .with(FactJson.read(lineFacts, FactSource.ORDER));
    }
  }

  /** A parcel with what is known to be in it. */
  record Parcel(
      int parcelNo,
      String carrier,
      String trackingNumber,
      @Nullable OffsetDateTime shippedAt,
      @Nullable OffsetDateTime deliveredAt,
      @Nullable String record,
      @Nullable Boolean notedOnBillOfLading,
      Map<Integer, Integer> quantities) {

    private Delivery delivery() {
      return new Delivery(
          parcelNo,
          carrier,
          trackingNumber,
          instant(shippedAt),
          instant(deliveredAt),
          Optional.ofNullable(record).map(code -> Delivery.Handover.valueOf(code.toUpperCase(Locale.ROOT))),
          Optional.ofNullable(notedOnBillOfLading),
          quantities);
    }
  }
}
