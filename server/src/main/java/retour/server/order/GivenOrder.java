package retour.server.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import retour.policy.money.Money;

/** An order as the statements of {@link IntakeSql} take it: names are the columns'. */
record GivenOrder(
    String number,
    String number_key,
    String email,
    String email_key,
    String customer_name,
    String phone,
    String address,
    String country,
    boolean consumer,
    String language,
    String placed_at,
    @Nullable String cancelled_at,
    String currency,
    String payment_method,
    String payment_reference,
    boolean prices_include_tax,
    long delivery_paid_minor,
    long paid_minor,
    long refunded_minor,
    String source,
    @Nullable String told_text,
    @Nullable String told_on,
    int line_count,
    long line_sum,
    @Nullable Invoice invoice,
    List<Line> lines,
    List<Parcel> parcels,
    List<Part> payments) {

  static GivenOrder of(NewOrder order) {
    Order.Buyer buyer = order.buyer();
    NewOrder.Payment payment = order.payment();
    return new GivenOrder(
        order.number(),
        LookupKey.ofNumber(order.number()),
        buyer.email(),
        LookupKey.ofEmail(buyer.email()),
        buyer.name(),
        buyer.phone(),
        buyer.address(),
        buyer.country(),
        buyer.consumer(),
        order.language(),
        order.placedAt().toString(),
        order.cancelledAt().map(Instant::toString).orElse(null),
        payment.paid().currency().getCurrencyCode(),
        payment.method().code(),
        payment.reference(),
        order.pricesIncludeTax(),
        order.deliveryPaid().minor(),
        payment.paid().minor(),
        payment.refunded().minor(),
        order.source(),
        order.told().map(ToldOfRight::text).orElse(null),
        order.told().flatMap(ToldOfRight::on).map(LocalDate::toString).orElse(null),
        order.lines().size(),
        order.lines().stream().map(line -> line.paid().plus(line.tax())).mapToLong(Money::minor).sum(),
        order.invoice().map(Invoice::of).orElse(null),
        IntStream.range(0, order.lines().size()).mapToObj(i -> Line.of(i + 1, order.lines().get(i))).toList(),
        order.deliveries().stream().map(Parcel::of).toList(),
        IntStream.range(0, payment.parts().size()).mapToObj(i -> Part.of(i + 1, payment.parts().get(i))).toList());
  }

  record Line(
      int line_no,
      String sku,
      String name,
      int quantity,
      long unit_price_minor,
      long paid_minor,
      long tax_minor,
      boolean returnable,
      @Nullable String set_code,
      @Nullable Integer gift_for_line,
      @Nullable Long gift_value_minor,
      List<String> serials,
      Map<String, Object> facts,
      @Nullable String tax_category,
      @Nullable Integer tax_rate_hundredths) {

    private static Line of(int lineNo, NewLine line) {
      return new Line(
          lineNo,
          line.sku(),
          line.name(),
          line.quantity(),
          line.unitPrice().minor(),
          line.paid().minor(),
          line.tax().minor(),
          line.returnable(),
          line.setCode().orElse(null),
          line.giftForLine().orElse(null),
          line.giftValue().map(Money::minor).orElse(null),
          line.serials().stream().map(LookupKey::ofSerial).toList(),
          FactJson.write(line.facts()),
          line.vat().map(vat -> vat.category().code()).orElse(null),
          line.vat().map(vat -> vat.rate().hundredths()).orElse(null));
    }
  }

  record Invoice(
      String number,
      String issued_on,
      String buyer_name,
      String buyer_address,
      String buyer_country,
      String buyer_vat_id,
      String buyer_registration) {

    private static Invoice of(OrderInvoice invoice) {
      OrderInvoice.Party buyer = invoice.buyer();
      return new Invoice(
          invoice.number(),
          invoice.day().toString(),
          buyer.name(),
          buyer.address(),
          buyer.country(),
          buyer.vatId(),
          buyer.registration());
    }
  }

  record Part(int payment_no, String method, String reference, long amount_minor) {

    private static Part of(int paymentNo, NewOrder.Part part) {
      return new Part(paymentNo, part.method().code(), part.reference(), part.amount().minor());
    }
  }

  record Parcel(
      int parcel_no,
      String carrier,
      String tracking_number,
      @Nullable String shipped_at,
      @Nullable String delivered_at,
      @Nullable String record,
      @Nullable Boolean noted_on_bill_of_lading,
      Map<Integer, Integer> quantities) {

    private static Parcel of(Delivery parcel) {
      return new Parcel(
          parcel.parcelNo(),
          parcel.carrier(),
          parcel.trackingNumber(),
          parcel.shippedAt().map(Instant::toString).orElse(null),
          parcel.deliveredAt().map(Instant::toString).orElse(null),
          parcel.handover().map(Delivery.Handover::code).orElse(null),
          parcel.notedOnBillOfLading().orElse(null),
          parcel.quantities());
    }
  }
}
