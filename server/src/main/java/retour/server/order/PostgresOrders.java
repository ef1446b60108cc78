package retour.server.order;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.store.StoreId;

/** Orders in PostgreSQL: each read is one statement that brings the order whole. */
@Repository
class PostgresOrders implements Orders {

  private static final String BY_ID =
      """
      select record
      from order_record
      where store_id = :store and order_id = :order
      """;

  private static final String BY_IDS =
      """
      select record
      from order_record
      where store_id = :store and order_id = any (:orders)
      """;

  private static final String BY_NUMBER =
      """
      select record
      from order_record
      where store_id = :store and number_key = :number
      """;

  private static final String BY_NUMBER_AND_EMAIL =
      """
      select record
      from order_record
      where store_id = :store and number_key = :number and email_key = :email
      """;

  private static final String OF_EMAIL =
      """
      select record
      from order_record
      where store_id = :store and email_key = :email
      order by placed_at desc, order_id desc
      limit :limit
      """;

  private static final String SEARCH =
      """
      select record
      from order_record
      where store_id = :store
        and order_id in (
          select order_id
          from customer_order
          where store_id = :store
            and order_id in (
              select order_id from customer_order where store_id = :store and number_key = :number
              union
              select order_id from customer_order where store_id = :store and email_key = :email
              union
              select order_id from orders_of_serial(:store, cast(:serial as text)) as of_serial (order_id)
            )
          order by placed_at desc, order_id desc
          limit :limit
        )
      order by placed_at desc, order_id desc
      """;

  private final JdbcClient jdbc;

  PostgresOrders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Order> find(StoreId store, OrderId id) {
    return jdbc.sql(BY_ID)
        .param("store", store.value())
        .param("order", id.value())
        .query((row, n) -> OrderRecord.read(store, row.getString(1)))
        .optional();
  }

  @Override
  public List<Order> find(StoreId store, Collection<OrderId> ids) {
    return jdbc.sql(BY_IDS)
        .param("store", store.value())
        .param("orders", ids.stream().mapToLong(OrderId::value).toArray())
        .query((row, n) -> OrderRecord.read(store, row.getString(1)))
        .list();
  }

  @Override
  public Optional<Order> byNumber(StoreId store, String number) {
    return jdbc.sql(BY_NUMBER)
        .param("store", store.value())
        .param("number", LookupKey.ofNumber(number))
        .query((row, n) -> OrderRecord.read(store, row.getString(1)))
        .optional();
  }

  @Override
  public Optional<Order> byNumberAndEmail(StoreId store, String number, String email) {
    if (email.isBlank()) {
      return Optional.empty();
    }
    return jdbc.sql(BY_NUMBER_AND_EMAIL)
        .param("store", store.value())
        .param("number", LookupKey.ofNumber(number))
        .param("email", LookupKey.ofEmail(email))
        .query((row, n) -> OrderRecord.read(store, row.getString(1)))
        .optional();
  }

  @Override
  public List<Order> ofEmail(StoreId store, String email, int limit) {
    return jdbc.sql(OF_EMAIL)
        .param("store", store.value())
        .param("email", LookupKey.ofEmail(email))
        .param("limit", limit)
        .query((row, n) -> OrderRecord.read(store, row.getString(1)))
        .list();
  }

  @Override
  public List<Order> search(StoreId store, String text, int limit) {
    return jdbc.sql(SEARCH)
        .param("store", store.value())
        .param("number", LookupKey.ofNumber(text))
        .param("email", LookupKey.ofEmail(text))
        .param("serial", LookupKey.ofSerial(text))
        .param("limit", limit)
        .query((row, n) -> OrderRecord.read(store, row.getString(1)))
        .list();
  }
}
