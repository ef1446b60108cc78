package retour.server.shipping;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.server.order.OrderId;
import retour.server.returns.CaseCommand;
import retour.server.store.StoreId;

/** What personal data went to whom (clause IP-24), written before it goes out. */
@Repository
public class Disclosures {

  private static final String ADD =
      """
      insert into disclosure (store_id, order_id, case_id, recipient, purpose, fields, disclosed_by, disclosed_at)
      values (:store, :order, :case, :recipient, 'label', :fields, :by, :at)
      """;

  private static final String OF_ORDER =
      """
      select recipient, purpose, fields, disclosed_at
      from disclosure
      where store_id = :store and order_id = :order
      order by disclosure_id
      """;

  private final JdbcClient jdbc;

  Disclosures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A disclosure.
   *
   * @param purpose code, such as {@code label}
   * @param fields names of the data, never the data themselves
   */
  public record Disclosure(String recipient, String purpose, List<String> fields, Instant at) {

    public Disclosure {
      fields = List.copyOf(fields);
    }
  }

  /** All of an order, oldest first: for the desk and for the customer's own copy of their data. */
  public List<Disclosure> ofOrder(StoreId store, OrderId order) {
    return jdbc.sql(OF_ORDER)
        .param("store", store.value())
        .param("order", order.value())
        .query((row, n) -> disclosure(row))
        .list();
  }

  void add(CaseCommand command, OrderId order, String recipient, Instant at) {
    jdbc.sql(ADD)
        .param("store", command.store().value())
        .param("order", order.value())
        .param("case", command.id().value())
        .param("recipient", recipient)
        .param("fields", CarrierPort.LabelRequest.FIELDS.toArray(String[]::new))
        .param("by", command.actor().who())
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .update();
  }

  private static Disclosure disclosure(ResultSet row) throws SQLException {
    Array fields = row.getArray("fields");
    return new Disclosure(
        row.getString("recipient"),
        row.getString("purpose"),
        List.of((String[]) fields.getArray()),
        row.getObject("disclosed_at", OffsetDateTime.class).toInstant());
  }
}
