package retour.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.server.store.StoreId;
import retour.server.testing.TestDatabase;

class PostgresOrdersModuleTests {

  private static final StoreId IMPRESS = new StoreId("impress");
  private static final StoreId OTHER = new StoreId("other");
  private static final HikariDataSource DATABASE = TestDatabase.fresh();
  private static final JdbcClient JDBC = JdbcClient.create(DATABASE);

  private final PostgresOrders orders = new PostgresOrders(JDBC);

  @BeforeAll
  static void fill() {
    JDBC.sql(
            """
            insert into store (store_id, name, currency, zone, languages, color, settings)
            values ('impress', 'Impress', 'USD', 'America/Chicago', '{en}', '#123456', '{}'),
                   ('other', 'Other', 'USD', 'America/Chicago', '{en}', '#123456', '{}');
            insert into product (store_id, sku, name, category, make, facts, accessories)
            values ('impress', 'NB-1', 'Notebook', 'notebook', 'Acme', '{"has_serial": true, "product_window_days": 14}',
                    '{charger,manual}');
            insert into customer_order (store_id, order_id, number, number_key, email, email_key, country, placed_at,
                                        currency, payment_method, prices_include_tax, paid_minor, source)
            overriding system value
            values ('impress', 7, '#IC-3001', 'IC-3001', 'Kim@example.com', 'kim@example.com', 'US',
                    '2026-11-01T15:00:00Z', 'USD', 'card', false, 54000, 'demo'),
                   ('impress', 8, '#IC-3002', 'IC-3002', 'kim@example.com', 'kim@example.com', 'US',
                    '2026-11-02T15:00:00Z', 'USD', 'card', false, 0, 'demo');
            insert into order_line (store_id, order_id, line_no, sku, name, quantity, unit_price_minor, paid_minor,
                                    tax_minor, serials, facts, set_code)
            values ('impress', 7, 1, 'NB-1', 'Notebook 14', 1, 50000, 50000, 4000, '{SN123}',
                    '{"rebate_submitted": true}', 'office'),
                   ('impress', 7, 2, 'X', 'Unknown to the catalog', 2, 0, 0, 0, '{}', '{}', null);
            insert into delivery (store_id, order_id, parcel_no, carrier, tracking_number, shipped_at, delivered_at,
                                  record, noted_on_bill_of_lading)
            values ('impress', 7, 1, 'ups', '1Z1', '2026-11-02T15:00:00Z', '2026-11-04T15:00:00Z',
                    'signed_with_exception', true),
                   ('impress', 7, 2, 'ups', '1Z2', null, null, null, null);
            insert into delivery_line (store_id, order_id, parcel_no, line_no, quantity) values ('impress', 7, 1, 1, 1);
            """)
        .update();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void readsAnOrderWhole() {
    Order order = orders.find(IMPRESS, new OrderId(7)).orElseThrow();

    assertThat(order.number()).isEqualTo("#IC-3001");
    assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-11-01T15:00:00Z"));
    assertThat(order.paid()).isEqualTo(Money.of(54000, "USD"));
    assertThat(order.lines()).hasSize(2);
    assertThat(order.deliveries())
        .containsExactly(
            new Delivery(
                1,
                "ups",
                "1Z1",
                Optional.of(Instant.parse("2026-11-02T15:00:00Z")),
                Optional.of(Instant.parse("2026-11-04T15:00:00Z")),
                Optional.of(Delivery.Handover.SIGNED_WITH_EXCEPTION),
                Optional.of(true),
                Map.of(1, 1)),
            new Delivery(
                2,
                "ups",
                "1Z2",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of()));
  }

  @Test
  void putsTheLinesOwnFactsOnTopOfTheCatalogs() {
    OrderLine line = orders.find(IMPRESS, new OrderId(7)).orElseThrow().lines().getFirst();

    assertThat(line.accessories()).containsExactly("charger", "manual");
    assertThat(line.setCode()).contains("office");
    assertThat(line.product().find("category"))
        .contains(new Fact("category", new FactValue.Text("notebook"), FactSource.CATALOG));
    assertThat(line.product().find("product_window_days").map(Fact::value))
        .contains(new FactValue.WholeNumber(14));
    assertThat(line.product().find("rebate_submitted"))
        .contains(new Fact("rebate_submitted", FactValue.yes(), FactSource.ORDER));
  }

  @Test
  void givesAProductUnknownToTheCatalogAnEmptyCategory() {
    OrderLine line = orders.find(IMPRESS, new OrderId(7)).orElseThrow().lines().getLast();

    assertThat(line.product().find("category").map(Fact::value)).contains(new FactValue.Text(""));
  }

  @Test
  void findsByNumberAsAPersonTypesIt() {
    assertThat(orders.byNumber(IMPRESS, " # ic-3001 ")).isPresent();
    assertThat(orders.byNumber(IMPRESS, "IC-3009")).isEmpty();
    assertThat(orders.byNumber(IMPRESS, "' or '1'='1")).isEmpty();
  }

  @Test
  void findsByNumberAndEmailOnlyTogether() {
    assertThat(orders.byNumberAndEmail(IMPRESS, "IC-3001", " KIM@example.com")).isPresent();
    assertThat(orders.byNumberAndEmail(IMPRESS, "IC-3001", "lee@example.com")).isEmpty();
    assertThat(orders.byNumberAndEmail(IMPRESS, "IC-3001", "")).isEmpty();
  }

  @Test
  void keepsStoresApart() {
    assertThat(orders.find(OTHER, new OrderId(7))).isEmpty();
    assertThat(orders.byNumber(OTHER, "IC-3001")).isEmpty();
    assertThat(orders.search(OTHER, "SN123", 10)).isEmpty();
  }

  @Test
  void searchesByNumberEmailAndSerialNewestFirst() {
    assertThat(numbers(orders.search(IMPRESS, "ic-3001", 10))).containsExactly("#IC-3001");
    assertThat(numbers(orders.search(IMPRESS, "sn 123", 10))).containsExactly("#IC-3001");
    assertThat(numbers(orders.search(IMPRESS, "kim@example.com", 10))).containsExactly("#IC-3002", "#IC-3001");
    assertThat(numbers(orders.search(IMPRESS, "kim@example.com", 1))).containsExactly("#IC-3002");
  }

  private static List<String> numbers(List<Order> found) {
    return found.stream().map(Order::number).toList();
  }
}
