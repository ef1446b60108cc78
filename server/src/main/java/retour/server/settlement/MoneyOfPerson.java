package retour.server.settlement;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.OrderId;
import retour.server.order.PersonalRecords;
import retour.server.store.StoreId;

/** What was paid back or will be, by which means and when. */
@Repository
class MoneyOfPerson implements PersonalRecords {

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

  private final JdbcClient jdbc;

  MoneyOfPerson(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String part() {
    return "payouts";
  }

  @Override
  public String of(StoreId store, List<OrderId> orders) {
    return jdbc.sql(RECORDS)
        .param("store", store.value())
        .param("orders", orders.stream().map(OrderId::value).toList())
        .query(String.class)
        .single();
  }
}
