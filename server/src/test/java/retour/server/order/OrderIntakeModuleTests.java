package retour.server.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static retour.server.order.Landing.DIFFERS;
import static retour.server.order.Landing.LANDED;
import static retour.server.order.Landing.UNCHANGED;
import static retour.server.order.Landing.UPDATED;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import retour.server.store.StoreId;
import retour.server.testing.TestDatabase;

class OrderIntakeModuleTests {

  private static final StoreId STORE = new StoreId("impress");
  private static final Optional<Instant> SENT = Optional.of(Instant.parse("2026-11-02T08:00:00Z"));
  private static final Optional<Instant> CAME = Optional.of(Instant.parse("2026-11-04T08:00:00Z"));

  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final OrderIntake intake = new OrderIntake(jdbc);
  private final Orders orders = new PostgresOrders(jdbc);

  @BeforeEach
  void addStore() {
    jdbc.sql(
            """
            insert into store (store_id, name, currency, zone, languages, color, settings)
            values ('impress', 'Impress', 'USD', 'America/Chicago', '{en}', '#123456', '{}')
            """)
        .update();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsAnOrderWhole() {
    NewOrder given = order("#1001", 1000, parcel(SENT, CAME, Map.of(1, 2)));

    assertThat(intake.orders(STORE, List.of(given))).containsExactly(LANDED);

    Order kept = orders.byNumber(STORE, "1001").orElseThrow();
    assertThat(kept.buyer()).isEqualTo(given.buyer());
    assertThat(kept.paid()).isEqualTo(Money.of(1500, "USD"));
    assertThat(kept.deliveryPaid()).isEqualTo(Money.of(500, "USD"));
    assertThat(kept.deliveries()).isEqualTo(given.deliveries());
    OrderLine line = kept.lines().getFirst();
    assertThat(line.serials()).containsExactly("SN1");
    assertThat(line.giftValue()).contains(Money.of(90, "USD"));
    assertThat(line.product().find("rebate_submitted").map(Fact::value)).contains(FactValue.yes());
  }

  @Test
  void keepsTheSameOrderOnce() {
    NewOrder given = order("#1001", 1000, parcel(SENT, CAME, Map.of(1, 2)));
    intake.orders(STORE, List.of(given));

    assertThat(intake.orders(STORE, List.of(given, order("#1002", 1000)))).containsExactly(UNCHANGED, LANDED);

    assertThat(count("customer_order")).isEqualTo(2);
    assertThat(count("order_line")).isEqualTo(2);
    assertThat(count("delivery")).isEqualTo(1);
    assertThat(count("delivery_line")).isEqualTo(1);
  }

  @Test
  void bringsParcelsForward() {
    intake.orders(STORE, List.of(order("#1001", 1000, parcel(SENT, Optional.empty(), Map.of(1, 1)))));

    List<Landing> landings =
        intake.orders(STORE, List.of(order("#1001", 1000, parcel(SENT, CAME, Map.of()))));

    Delivery parcel = orders.byNumber(STORE, "1001").orElseThrow().deliveries().getFirst();
    assertThat(landings).containsExactly(UPDATED);
    assertThat(parcel.deliveredAt()).isEqualTo(CAME);
    assertThat(parcel.quantities()).isEmpty();
  }

  @Test
  void forgetsNothingThatALaterFileLacks() {
    intake.orders(STORE, List.of(order("#1001", 1000, parcel(SENT, CAME, Map.of(1, 1)))));

    List<Landing> landings =
        intake.orders(STORE, List.of(order("#1001", 1000, parcel(SENT, Optional.empty(), Map.of(1, 1)))));

    assertThat(landings).containsExactly(UNCHANGED);
    assertThat(orders.byNumber(STORE, "1001").orElseThrow().deliveries().getFirst().deliveredAt()).isEqualTo(CAME);
  }

  @Test
  void leavesAnotherOrderOfTheSameNumberAlone() {
    intake.orders(STORE, List.of(order("#1001", 1000)));

    assertThat(intake.orders(STORE, List.of(order(" # 1001", 2000)))).containsExactly(DIFFERS);

    assertThat(orders.byNumber(STORE, "1001").orElseThrow().paid()).isEqualTo(Money.of(1500, "USD"));
  }

  @Test
  void refusesAnOrderThatGivesBackMoreThanWasPaid() {
    NewOrder.Payment payment =
        new NewOrder.Payment(PaymentMethod.CARD, "", Money.of(100, "USD"), Money.of(101, "USD"));

    assertThatThrownBy(() -> order("#1001", 1000, payment)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void describesAProductByItsLastWord() {
    intake.products(STORE, List.of(product("old"), product("notebook")));
    intake.products(STORE, List.of(product("tablet")));
    intake.orders(STORE, List.of(order("#1001", 1000)));

    OrderLine line = orders.byNumber(STORE, "1001").orElseThrow().lines().getFirst();
    assertThat(line.product().find("category").map(Fact::value)).contains(new FactValue.Text("tablet"));
    assertThat(line.product().find("seal").map(Fact::value)).contains(new FactValue.Choice("sealed"));
    assertThat(line.accessories()).containsExactly("charger");
  }

  private static NewProduct product(String category) {
    return new NewProduct(
        "SKU",
        "Thing",
        category,
        "Acme",
        Facts.of(new Fact("seal", new FactValue.Choice("sealed"), FactSource.CATALOG)),
        List.of("charger"));
  }

  private static NewOrder order(String number, long paidMinor, Delivery... parcels) {
    return order(
        number,
        paidMinor,
        new NewOrder.Payment(PaymentMethod.CARD, "tok", Money.of(paidMinor + 500, "USD"), Money.of(0, "USD")),
        parcels);
  }

  private static NewOrder order(String number, long paidMinor, NewOrder.Payment payment, Delivery... parcels) {
    NewLine line =
        new NewLine(
            "SKU",
            "Thing",
            2,
            Money.of(paidMinor / 2, "USD"),
            Money.of(paidMinor, "USD"),
            Money.of(0, "USD"),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.of(Money.of(90, "USD")),
            List.of("sn 1"),
            Facts.of(new Fact("rebate_submitted", FactValue.yes(), FactSource.ORDER)));
    return new NewOrder(
        number,
        new Order.Buyer("Kim@example.com", "Kim Field", "1", "1 Elm Street", "US", true),
        "en",
        Instant.parse("2026-11-01T15:00:00Z"),
        Optional.empty(),
        payment,
        false,
        Money.of(500, "USD"),
        List.of(line),
        List.of(parcels),
        "json");
  }

  private static Delivery parcel(
      Optional<Instant> shipped, Optional<Instant> delivered, Map<Integer, Integer> quantities) {
    return new Delivery(1, "ups", "1Z1", shipped, delivered, Optional.empty(), Optional.empty(), quantities);
  }

  private long count(String table) {
    return switch (table) {
      case "customer_order" -> jdbc.sql("select count(*) from customer_order").query(Long.class).single();
      case "order_line" -> jdbc.sql("select count(*) from order_line").query(Long.class).single();
      case "delivery" -> jdbc.sql("select count(*) from delivery").query(Long.class).single();
      default -> jdbc.sql("select count(*) from delivery_line").query(Long.class).single();
    };
  }
}
