package retour.server.order;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.store.StoreId;

/** The orders, with lines and parcels, as the person's own file tells them. */
@Repository
class OrdersOfPerson implements PersonalRecords {

  private static final String RECORDS =
      """
      select coalesce(json_agg(record order by placed_at), '[]')
      from order_record
      where store_id = :store and order_id in (:orders)
      """;

  private final JdbcClient jdbc;

  OrdersOfPerson(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String part() {
    return "orders";
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
