package retour.server.order;

import static retour.server.order.ImportFault.Reason.DISCOUNT_ABOVE_PRICE;
import static retour.server.order.ImportFault.Reason.MISSING;
import static retour.server.order.ImportFault.Reason.REFUND_ABOVE_PAID;
import static retour.server.order.ImportFault.Reason.TOO_LARGE;
import static retour.server.order.ImportFault.Reason.TOTAL_DIFFERS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import retour.policy.fact.FactSource;
import retour.policy.money.Allocation;
import retour.policy.money.Money;
import retour.server.store.Store;
import tools.jackson.databind.JsonNode;

/** Reads an order in Retour's own JSON, see docs/import-format.md. */
final class OrderDocument {

  private static final int MOST_LINES = 5000;

  private final Store store;
  private final String source;
  private final ImportFaults faults;
  private final JsonFields order;
  private final List<NewProduct> products;

  OrderDocument(JsonNode node, Store store, String source, ImportFaults faults) {
    this.store = store;
    this.source = source;
    this.faults = faults;
    this.order = new JsonFields(node, "", faults);
    faults.of(node.path("number").asString(""));
    this.products = order.objects("products").stream().map(OrderDocument::product).toList();
  }

  /** Whether the document brings products only. */
  boolean isCatalogOnly() {
    return order.has("products") && !order.has("number");
  }

  /** The products the document brings along. */
  List<NewProduct> products() {
    return products;
  }

  /** Tells of misspelt fields where the document brings products only. */
  void refuseOthers() {
    order.refuseOthers();
  }

  /** The order; empty when anything in it is wrong, with the faults told. */
  Optional<NewOrder> read() {
    Currency currency =
        FieldValues.currency(
            order.place("currency"),
            order.optionalText("currency").orElse(store.currency().getCurrencyCode()),
            faults);
    String number = order.required("number");
    Order.Buyer buyer = buyer();
    String language = store.language(order.text("language"));
    Instant placedAt = order.instant("placed_at").orElse(Instant.EPOCH);
    if (!order.has("placed_at")) {
      faults.add(order.place("placed_at"), MISSING);
    }
    Optional<Instant> cancelledAt = order.instant("cancelled_at");
    boolean pricesIncludeTax = order.yesNo("prices_include_tax").orElse(false);
    Money deliveryPaid = amount("delivery_paid", currency);
    List<NewLine> lines = lines(currency);
    List<Delivery> parcels = new ParcelDocuments(order, lines, faults).read();
    NewOrder.Payment payment = payment(lines, deliveryPaid);
    Optional<ToldOfRight> told = told();
    Optional<OrderInvoice> invoice = InvoiceDocument.read(order, buyer, faults);
    order.refuseOthers();
    if (faults.any()) {
      return Optional.empty();
    }
    return Optional.of(
        new NewOrder(
            number,
            buyer,
            language,
            placedAt,
            cancelledAt,
            payment,
            pricesIncludeTax,
            deliveryPaid,
            lines,
            parcels,
            source,
            told,
            invoice));
  }

  private Optional<ToldOfRight> told() {
    Optional<LocalDate> on = order.day("withdrawal_told_on");
    Optional<String> text = order.optionalText("withdrawal_text").filter(given -> !given.isBlank());
    if (text.isEmpty() && on.isPresent()) {
      faults.add(order.place("withdrawal_text"), MISSING);
    }
    return text.map(given -> new ToldOfRight(given, on));
  }

  private static NewProduct product(JsonFields product) {
    NewProduct read =
        new NewProduct(
            product.required("sku"),
            product.required("name"),
            product.required("category"),
            product.text("make"),
            product.facts("facts", FactSource.CATALOG),
            product.texts("accessories"));
    product.refuseOthers();
    return read;
  }

  private Order.Buyer buyer() {
    return new Order.Buyer(
        FieldValues.email(order.place("email"), order.required("email"), faults),
        order.text("name"),
        order.text("phone"),
        String.join("\n", order.texts("address")),
        FieldValues.country(order.place("country"), order.text("country"), faults),
        order.yesNo("consumer").orElse(true));
  }

  private List<NewLine> lines(Currency currency) {
    List<JsonFields> given = order.objects("lines");
    if (given.isEmpty()) {
      faults.add(order.place("lines"), MISSING);
      return List.of();
    }
    if (given.size() > MOST_LINES) {
      faults.add(order.place("lines"), TOO_LARGE, Integer.toString(given.size()));
      return List.of();
    }
    List<LineDocument> lines = given.stream().map(line -> new LineDocument(line, currency, faults)).toList();
    List<Money> shares = discountShares(lines, currency);
    return IntStream.range(0, lines.size())
        .mapToObj(i -> lines.get(i).read(shares.get(i), lines.size()))
        .toList();
  }

  /** The order's discount over its lines, in proportion to their prices, by largest remainder. */
  private List<Money> discountShares(List<LineDocument> lines, Currency currency) {
    Money discount = amount("discount", currency);
    Money price = lines.stream().map(LineDocument::net).reduce(Money.zero(currency), Money::plus);
    if (discount.compareTo(price) > 0) {
      faults.add(order.place("discount"), DISCOUNT_ABOVE_PRICE, discount.decimal().toPlainString());
      discount = Money.zero(currency);
    }
    return Allocation.split(discount, lines.stream().map(line -> line.net().minor()).toList());
  }

  private NewOrder.Payment payment(List<NewLine> lines, Money deliveryPaid) {
    Currency currency = deliveryPaid.currency();
    Money due = lines.stream().map(line -> line.paid().plus(line.tax())).reduce(deliveryPaid, Money::plus);
    Money paid = order.has("paid") ? amount("paid", currency) : due;
    Money refunded = amount("refunded", currency);
    if (paid.compareTo(due) > 0) {
      faults.add(order.place("paid"), TOTAL_DIFFERS, due.decimal().toPlainString());
    }
    if (refunded.compareTo(paid) > 0) {
      faults.add(order.place("refunded"), REFUND_ABOVE_PAID, paid.decimal().toPlainString());
    }
    PaymentDocuments payments = new PaymentDocuments(order, faults);
    return new NewOrder.Payment(
        payments.method(), order.text("payment_reference"), paid, refunded, payments.parts(paid));
  }

  private Money amount(String name, Currency currency) {
    return FieldValues.amount(order.place(name), order.text(name), currency, faults);
  }
}
