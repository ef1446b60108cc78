package retour.server.order;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.store.StoreId;

/** Records about orders that one statement gathers as a JSON array; it names {@code :store} and {@code :orders}. */
public abstract class SqlRecords implements PersonalRecords {

  private final JdbcClient jdbc;
  private final String part;
  private final String statement;

  protected SqlRecords(JdbcClient jdbc, String part, String statement) {
    this.jdbc = jdbc;
    this.part = part;
    this.statement = statement;
  }

  @Override
  public final String part() {
    return part;
  }

  @Override
  public final String of(StoreId store, List<OrderId> orders) {
    return jdbc.sql(statement)
        .param("store", store.value())
        .param("orders", orders.stream().map(OrderId::value).toList())
        .query(String.class)
        .single();
  }
}
