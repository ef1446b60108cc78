package retour.server.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import retour.policy.money.Money;

/**
 * An order as it is handed in, before it is kept. Its lines are numbered from 1 in their order.
 *
 * <p>INVARIANT: at least one line; all money is in the currency of {@code payment.paid}; not more was given back than
 * paid.
 *
 * @param number as the shop writes it
 * @param language the shopper is written to in
 * @param pricesIncludeTax whether the lines' money includes tax
 * @param deliveryPaid paid for delivery, tax included
 * @param told what the buyer was told of the right of withdrawal; empty for the store's wording of that day
 * @param invoice the invoice issued for it; empty where none was
 * @param source where the record came from: {@code shopify-csv}, {@code json}, {@code api}, {@code demo}
 */
public record NewOrder(
    String number,
    Order.Buyer buyer,
    String language,
    Instant placedAt,
    Optional<Instant> cancelledAt,
    Payment payment,
    boolean pricesIncludeTax,
    Money deliveryPaid,
    List<NewLine> lines,
    List<Delivery> deliveries,
    String source,
    Optional<ToldOfRight> told,
    Optional<OrderInvoice> invoice) {

  public NewOrder {
    lines = List.copyOf(lines);
    deliveries = List.copyOf(deliveries);
    require(!number.isBlank(), "an order has a number");
    require(!lines.isEmpty(), "an order has lines");
    require(payment.refunded().compareTo(payment.paid()) <= 0, "not more is given back than was paid");
    Money paid = payment.paid();
    require(
        Stream.concat(Stream.of(deliveryPaid), lines.stream().flatMap(NewLine::amounts))
            .allMatch(amount -> amount.currency().equals(paid.currency()) && !amount.isNegative()),
        "amounts are in one currency and not negative");
  }

  /** An order whose buyer was told of the right of withdrawal as the store always does. */
  public NewOrder(
      String number,
      Order.Buyer buyer,
      String language,
      Instant placedAt,
      Optional<Instant> cancelledAt,
      Payment payment,
      boolean pricesIncludeTax,
      Money deliveryPaid,
      List<NewLine> lines,
      List<Delivery> deliveries,
      String source) {
    this(
        number, buyer, language, placedAt, cancelledAt, payment, pricesIncludeTax, deliveryPaid, lines, deliveries,
        source, Optional.empty(), Optional.empty());
  }

  /** The same order with its invoice. */
  public NewOrder invoiced(OrderInvoice issued) {
    return new NewOrder(
        number, buyer, language, placedAt, cancelledAt, payment, pricesIncludeTax, deliveryPaid, lines, deliveries,
        source, told, Optional.of(issued));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }

  /**
   * How the order was paid.
   *
   * @param reference the processor's token; never a card number
   * @param paid in all: lines, tax and delivery
   * @param refunded given back already
   * @param parts what each means paid, where there are several; else empty
   */
  public record Payment(PaymentMethod method, String reference, Money paid, Money refunded, List<Part> parts) {

    public Payment {
      parts = List.copyOf(parts);
      require(
          parts.isEmpty() || parts.stream().map(Part::amount).reduce(Money::plus).filter(paid::equals).isPresent(),
          "the parts of a payment come to what was paid");
    }

    /** Paid by one means. */
    public Payment(PaymentMethod method, String reference, Money paid, Money refunded) {
      this(method, reference, paid, refunded, List.of());
    }
  }

  /**
   * A part of what was paid.
   *
   * @param reference the processor's token, or a credit's code; never a card number
   */
  public record Part(PaymentMethod method, String reference, Money amount) {}
}
