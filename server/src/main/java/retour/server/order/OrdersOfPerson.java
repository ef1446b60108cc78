package retour.server.order;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders, with lines and parcels, as the person's own file tells them. */
@Repository
class OrdersOfPerson extends SqlRecords {

  private static final String RECORDS =
      """
      select coalesce(json_agg(record order by placed_at), '[]')
      from order_record
      where store_id = :store and order_id in (:orders)
      """;

  OrdersOfPerson(JdbcClient jdbc) {
    super(jdbc, "orders", RECORDS);
  }
}
