package retour.server.settlement;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retour.policy.money.Money;

/** The built-in way: a list of what is due, which the accountant works through and ticks off. */
@Component
class PaidByHand implements PaymentPort {

  private static final String KEEP =
      """
      insert into payout (store_id, case_id, order_id, method, amount_minor, currency, due_on, booked_at,
                          original_minor, original_currency, payment_no, payment_reference,
                          needs_consent)
      values (:store, :case, :order, :method, :amount, :currency, :dueOn, :at, :original,
              :originalCurrency, :paymentNo, :paymentReference, :consent)
      """;

  private final JdbcClient jdbc;

  PaidByHand(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void take(PaymentOrder order) {
    Outgoing outgoing = order.outgoing();
    jdbc.sql(KEEP)
        .param("store", order.store().value())
        .param("case", order.caseId().value())
        .param("order", order.order().value())
        .param("method", outgoing.method())
        .param("amount", outgoing.amount().minor())
        .param("currency", outgoing.amount().currency().getCurrencyCode())
        .param("dueOn", outgoing.dueOn())
        .param("at", OffsetDateTime.ofInstant(order.bookedAt(), ZoneOffset.UTC))
        .param("original", order.original().map(Money::minor).orElse(null), Types.BIGINT)
        .param("originalCurrency", order.original().map(was -> was.currency().getCurrencyCode()).orElse(null), Types.CHAR)
        .param("paymentNo", outgoing.means().payment().map(OrderPayments.Paid::no).orElse(null), Types.INTEGER)
        .param("paymentReference", outgoing.means().payment().map(OrderPayments.Paid::reference).orElse(""))
        .param("consent", outgoing.means().consent())
        .update();
  }
}
