package retour.server.settlement;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.SqlRecords;

/** What was paid back or will be, by which means and when. */
@Repository
class MoneyOfPerson extends SqlRecords {

  private static final String RECORDS =
      """
      select coalesce(json_agg(json_build_object(
          'amount_minor', amount_minor,
          'currency', currency,
          'method', method,
          'state', state,
          'due_on', due_on,
          'paid_at', paid_at
        ) order by booked_at), '[]')
      from payout
      where store_id = :store and order_id in (:orders)
      """;

  MoneyOfPerson(JdbcClient jdbc) {
    super(jdbc, "payouts", RECORDS);
  }
}
