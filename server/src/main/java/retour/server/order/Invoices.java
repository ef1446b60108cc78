package retour.server.order;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import retour.policy.money.Percent;
import retour.server.store.StoreId;

/** Invoices and taxes of orders, as the shop recorded them. */
@Repository
public class Invoices {

  private static final String FIND =
      """
      select number, issued_on, buyer_name, buyer_address, buyer_country, buyer_vat_id, buyer_registration
      from order_invoice
      where store_id = :store and order_id = :order
      """;

  private static final String TAXES =
      """
      select line_no, tax_category, tax_rate_hundredths
      from order_line
      where store_id = :store and order_id = :order and tax_category is not null
      """;

  private final JdbcClient jdbc;

  Invoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty where none was issued, or none is known of. */
  public Optional<OrderInvoice> find(StoreId store, OrderId order) {
    return jdbc.sql(FIND)
        .param("store", store.value())
        .param("order", order.value())
        .query(
            (row, n) ->
                new OrderInvoice(
                    row.getString("number"),
                    row.getObject("issued_on", LocalDate.class),
                    new OrderInvoice.Party(
                        row.getString("buyer_name"),
                        row.getString("buyer_address"),
                        row.getString("buyer_country"),
                        row.getString("buyer_vat_id"),
                        row.getString("buyer_registration"))))
        .optional();
  }

  /** The recorded tax of each line by its number; a line without a record is not in it. */
  public Map<Integer, LineTax> taxes(StoreId store, OrderId order) {
    return jdbc.sql(TAXES)
        .param("store", store.value())
        .param("order", order.value())
        .query(
            (row, n) ->
                Map.entry(
                    row.getInt("line_no"),
                    new LineTax(
                        LineTax.Category.valueOf(row.getString("tax_category").toUpperCase(Locale.ROOT)),
                        new Percent(row.getInt("tax_rate_hundredths")))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
