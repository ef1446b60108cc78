package retour.server.testing;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.StoreSettings;

/** Stores and orders for tests that need any at all. */
public final class ShopData {

  public static final StoreId IMPRESS = new StoreId("impress");
  public static final StoreId IMPERIUM = new StoreId("imperium-est");

  private ShopData() {}

  /** Impress, in English and USD. */
  public static Store impress() {
    return store(IMPRESS, "Impress", "USD", "America/Chicago", List.of("en"));
  }

  /** Imperium Est, in Bulgarian and English and EUR. */
  public static Store imperium() {
    return store(IMPERIUM, "Imperium Est", "EUR", "Europe/Sofia", List.of("bg", "en"));
  }

  private static Store store(StoreId id, String name, String currency, String zone, List<String> languages) {
    return new Store(
        id,
        name,
        Currency.getInstance(currency),
        ZoneId.of(zone),
        languages,
        "#1f5f8b",
        new StoreSettings(
            List.of(name + " returns", "1 Depot Road"),
            "returns@" + id + ".example",
            "+1 555 0100",
            Map.of("en", "9 to 5", "bg", "9 до 17 ч."),
            "RMA-####-####",
            "RGA-####-####",
            14,
            false,
            Map.of("ups", new StoreSettings.CarrierContact("UPS", "800-742-5877"))));
  }

  /**
   * An order with two lines: a notebook (1 unit, 500.00) and cables (3 units, 30.00), delivered 2026-11-10. Once; its store
   * has to be there.
   */
  public static void order(JdbcClient jdbc, StoreId store, long id, String number, String email) {
    if (has(jdbc, store, id)) {
      return;
    }
    jdbc.sql(
            """
            insert into customer_order (store_id, order_id, number, number_key, email, email_key, country, placed_at,
                                        currency, payment_method, prices_include_tax, paid_minor, source)
            overriding system value
            values (:store, :id, :number, :number, :email, :email, 'US', '2026-11-01T15:00:00Z', 'USD', 'card', false,
                    53000, 'demo')
            """)
        .param("store", store.value())
        .param("id", id)
        .param("number", number)
        .param("email", email)
        .update();
    jdbc.sql(
            """
            insert into order_line (store_id, order_id, line_no, sku, name, quantity, unit_price_minor, paid_minor,
                                    tax_minor, serials, facts, set_code)
            values (:store, :id, 1, 'NB-1', 'Notebook 14', 1, 50000, 50000, 0, '{}', '{}', null),
                   (:store, :id, 2, 'CB-1', 'Cable', 3, 1000, 3000, 0, '{}', '{}', null)
            """)
        .param("store", store.value())
        .param("id", id)
        .update();
    jdbc.sql(
            """
            insert into delivery (store_id, order_id, parcel_no, carrier, tracking_number, shipped_at, delivered_at,
                                  record, noted_on_bill_of_lading)
            values (:store, :id, 1, 'ups', '1Z999', '2026-11-02T15:00:00Z', '2026-11-10T15:00:00Z', 'signed_clean', false)
            """)
        .param("store", store.value())
        .param("id", id)
        .update();
  }

  private static boolean has(JdbcClient jdbc, StoreId store, long id) {
    return jdbc.sql("select exists (select 1 from customer_order where store_id = :store and order_id = :id)")
        .param("store", store.value())
        .param("id", id)
        .query(Boolean.class)
        .single();
  }
}
