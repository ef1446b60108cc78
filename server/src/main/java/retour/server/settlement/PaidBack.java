package retour.server.settlement;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retour.policy.money.Money;
import retour.server.returns.ReturnCase;

/**
 * What an order and its lines had back.
 *
 * <p>INVARIANT: neither ever exceeds what was paid; the constraints of both tables refuse it.
 */
@Component
class PaidBack {

  private static final String LINE =
      """
      update order_line
      set refunded_minor = refunded_minor + :amount
      where store_id = :store and order_id = :order and line_no = :line
      """;

  private static final String ORDER =
      """
      update customer_order
      set refunded_minor = refunded_minor + :amount
      where store_id = :store and order_id = :order
      """;

  private final JdbcClient jdbc;

  PaidBack(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Counts an amount for a line and its order; a negative one takes back what has not gone out.
   *
   * @throws org.springframework.dao.DataIntegrityViolationException where it would be more than was paid
   */
  void add(ReturnCase of, int lineNo, Money amount) {
    jdbc.sql(LINE)
        .param("store", of.store().value())
        .param("order", of.order().value())
        .param("line", lineNo)
        .param("amount", amount.minor())
        .update();
    jdbc.sql(ORDER)
        .param("store", of.store().value())
        .param("order", of.order().value())
        .param("amount", amount.minor())
        .update();
  }
}
