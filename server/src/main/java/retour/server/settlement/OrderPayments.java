package retour.server.settlement;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.store.StoreId;

/**
 * How an order was paid, where it was paid by several means, and what went back to each.
 *
 * <p>INVARIANT: nothing gets back more than it paid; a constraint of the table refuses it.
 */
@Repository
class OrderPayments {

  private static final String OF_ORDER =
      """
      select p.payment_no, p.method, p.reference, p.amount_minor, p.refunded_minor, o.currency
      from order_payment p
        join customer_order o on o.store_id = p.store_id and o.order_id = p.order_id
      where p.store_id = :store and p.order_id = :order
      order by p.payment_no
      """;

  private static final String COUNT =
      """
      update order_payment
      set refunded_minor = refunded_minor + :amount
      where store_id = :store and order_id = :order and payment_no = :payment
      """;

  private final JdbcClient jdbc;

  OrderPayments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One of several payments.
   *
   * @param refunded booked to go back to it
   */
  record Paid(int no, PaymentMethod method, String reference, Money amount, Money refunded) {

    static final Comparator<Paid> VOUCHER_FIRST =
        Comparator.comparing((Paid paid) -> paid.method() != PaymentMethod.STORE_CREDIT).thenComparingInt(Paid::no);

    Money left() {
      return amount.minus(refunded);
    }

    /** By which means it goes back: cash that a courier took cannot go back the way it came. */
    String means() {
      return method == PaymentMethod.CASH_ON_DELIVERY ? PaymentMethod.BANK_TRANSFER.code() : method.code();
    }
  }

  /** In their order; empty where the order was paid by one means. */
  List<Paid> of(StoreId store, OrderId order) {
    return jdbc.sql(OF_ORDER)
        .param("store", store.value())
        .param("order", order.value())
        .query(
            (row, n) -> {
              String currency = row.getString("currency");
              return new Paid(
                  row.getInt("payment_no"),
                  PaymentMethod.valueOf(row.getString("method").toUpperCase(Locale.ROOT)),
                  row.getString("reference"),
                  Money.of(row.getLong("amount_minor"), currency),
                  Money.of(row.getLong("refunded_minor"), currency));
            })
        .list();
  }

  /** Counts what goes back to a payment; negative where it does not go out after all. */
  void count(StoreId store, OrderId order, int paymentNo, Money amount) {
    jdbc.sql(COUNT)
        .param("store", store.value())
        .param("order", order.value())
        .param("payment", paymentNo)
        .param("amount", amount.minor())
        .update();
  }
}
