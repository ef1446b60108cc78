package retour.server.evidence;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.OrderId;
import retour.server.order.PersonalRecords;
import retour.server.store.StoreId;

/** The photos and documents: what kind, when, and by whom; the files themselves are seen with their return. */
@Repository
class FilesOfPerson implements PersonalRecords {

  private static final String RECORDS =
      """
      select coalesce(json_agg(json_build_object(
          'type', media_type,
          'sha256', encode(sha256, 'hex'),
          'bytes', octet_length(content),
          'uploaded_at', uploaded_at
        ) order by uploaded_at), '[]')
      from evidence
      where store_id = :store and order_id in (:orders)
      """;

  private final JdbcClient jdbc;

  FilesOfPerson(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String part() {
    return "files";
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
