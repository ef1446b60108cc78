package retour.server.order;

import static retour.server.order.ImportFault.Reason.REFUND_ABOVE_PAID;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import retour.policy.money.Money;

/** How an exported order was paid, and what was given back. */
final class ShopifyPayment {

  private static final Set<String> NOT_PAID = Set.of("pending", "authorized", "voided", "expired", "unpaid");

  private final ShopifyRow order;
  private final Currency currency;
  private final ImportFaults faults;

  ShopifyPayment(ShopifyRow order, Currency currency, ImportFaults faults) {
    this.order = order;
    this.currency = currency;
    this.faults = faults;
  }

  NewOrder.Payment read(Money total) {
    Money paid = paid(total);
    Money refunded = refunded(paid);
    if (refunded.compareTo(paid) > 0) {
      faults.add(ShopifyColumn.REFUNDED_AMOUNT.title(), REFUND_ABOVE_PAID, refunded.decimal().toPlainString());
    }
    return new NewOrder.Payment(
        method(order.raw(ShopifyColumn.PAYMENT_METHOD)),
        order.text(ShopifyColumn.PAYMENT_REFERENCE, faults),
        paid,
        refunded.atMost(paid));
  }

  private Money paid(Money total) {
    String status = order.raw(ShopifyColumn.FINANCIAL_STATUS).strip().toLowerCase(Locale.ROOT);
    if (NOT_PAID.contains(status)) {
      return Money.zero(currency);
    }
    Money outstanding = order.amount(ShopifyColumn.OUTSTANDING_BALANCE, currency, faults);
    return total.minus(outstanding.atMost(total));
  }

  /** A wholly refunded order without an amount was given back whole. */
  private Money refunded(Money paid) {
    boolean whole =
        order.says(ShopifyColumn.FINANCIAL_STATUS, "refunded") && !order.has(ShopifyColumn.REFUNDED_AMOUNT);
    return whole ? paid : order.amount(ShopifyColumn.REFUNDED_AMOUNT, currency, faults);
  }

  /** By the gateway's words; several gateways for one order, and words that say nothing, are OTHER. */
  private static PaymentMethod method(String gateway) {
    String words = gateway.strip().toLowerCase(Locale.ROOT);
    if (words.contains(" + ")) {
      return PaymentMethod.OTHER;
    }
    if (words.contains("cash on delivery") || words.contains("cod)") || words.equals("cod")) {
      return PaymentMethod.CASH_ON_DELIVERY;
    }
    if (words.contains("bank") || words.contains("wire transfer")) {
      return PaymentMethod.BANK_TRANSFER;
    }
    if (words.contains("gift_card") || words.contains("gift card") || words.contains("store credit")) {
      return PaymentMethod.STORE_CREDIT;
    }
    if (words.contains("shopify payments") || words.contains("card") || words.contains("stripe")) {
      return PaymentMethod.CARD;
    }
    return words.contains("paypal") || words.contains("klarna") ? PaymentMethod.ONLINE : PaymentMethod.OTHER;
  }
}
