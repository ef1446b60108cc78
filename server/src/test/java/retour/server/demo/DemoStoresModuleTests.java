package retour.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import retour.policy.decision.Decision;
import retour.policy.decision.Resolution;
import retour.policy.decision.Verdict;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.platform.Progress;
import retour.server.policy.PolicyVersions;
import retour.server.policy.RecordFacts;
import retour.server.store.Staff;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
class DemoStoresModuleTests {

  private static final List<String> STORES = List.of("image-pro", "imperium-est", "impress");

  @Autowired private DemoStores demo;
  @Autowired private Stores stores;
  @Autowired private Staff staff;
  @Autowired private Orders orders;
  @Autowired private PolicyVersions policies;
  @Autowired private RecordFacts recordFacts;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void load() {
    demo.load(Progress.silent());
  }

  @Test
  void loadsOnce() {
    long before = count();

    demo.load(Progress.silent());

    assertThat(count()).isEqualTo(before).isGreaterThanOrEqualTo(45);
    assertThat(stores.all()).extracting(store -> store.id().value()).containsExactlyElementsOf(STORES);
  }

  @Test
  void letsEveryRoleLogIn() {
    for (String store : STORES) {
      for (String role : List.of("clerk", "inspector", "supervisor", "accountant", "administrator", "auditor")) {
        Staff.Credentials found = staff.byLogin(role + "@" + store).orElseThrow();
        assertThat(found.member().role().code()).isEqualTo(role);
      }
    }
    String hash = staff.byLogin("clerk@impress").orElseThrow().passwordHash();
    assertThat(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().matches("retour-demo", hash)).isTrue();
  }

  @Test
  void tellsOfEveryOrderInTheDocuments() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "demo-orders.md"));
    List<String> kept =
        jdbc.sql("select '| ' || number || ' | ' || email || ' |' from customer_order").query((row, n) -> row.getString(1)).list();

    assertThat(kept).allSatisfy(row -> assertThat(page).contains(row));
    assertThat(page.lines().filter(line -> line.matches("\\| I[PEC]-\\d{4} .*"))).hasSize(kept.size());
  }

  @Test
  void paysAsTheLinesSay() {
    List<String> wrong =
        jdbc.sql(
                """
                select o.number
                from customer_order o
                join order_line l on l.store_id = o.store_id and l.order_id = o.order_id
                group by o.store_id, o.order_id
                having o.paid_minor <> o.delivery_paid_minor + sum(l.paid_minor + l.tax_minor)
                """)
            .query((row, n) -> row.getString(1))
            .list();

    assertThat(wrong).isEmpty();
  }

  @Test
  void keepsALevaOrderInLeva() {
    Order order = orders.byNumber(new StoreId("imperium-est"), "IE-2013").orElseThrow();

    assertThat(order.paid().toString()).isEqualTo("215.41 BGN");
  }

  /** What the store's own policy answers today when the shopper gives the most favourable answers. */
  @ParameterizedTest
  @CsvSource({
    "image-pro,IP-1001,1,changed_mind,PERMITTED_IF",
    "image-pro,IP-1003,1,changed_mind,PERMITTED_IF",
    "image-pro,IP-1004,1,changed_mind,REFUSED",
    "image-pro,IP-1005,2,changed_mind,PERMITTED_IF",
    "image-pro,IP-1007,1,damaged_in_transit,PERMITTED_IF",
    "image-pro,IP-1008,1,damaged_in_transit,PERMITTED_IF",
    "image-pro,IP-1010,1,damaged_in_transit,REFUSED",
    "image-pro,IP-1016,1,damaged_in_transit,REFUSED",
    "image-pro,IP-1017,1,damaged_in_transit,REFUSED",
    "imperium-est,IE-2001,1,changed_mind,PERMITTED_IF",
    "imperium-est,IE-2006,1,changed_mind,PERMITTED",
    "imperium-est,IE-2007,1,changed_mind,PERMITTED_IF",
    "imperium-est,IE-2009,1,changed_mind,REFUSED",
    "imperium-est,IE-2012,1,changed_mind,PERMITTED_IF",
    "imperium-est,IE-2016,1,changed_mind,REFUSED",
    "impress,IC-3001,1,changed_mind,PERMITTED_IF",
    "impress,IC-3003,1,changed_mind,PERMITTED_IF",
    "impress,IC-3004,1,changed_mind,REFUSED",
    "impress,IC-3006,1,changed_mind,PERMITTED_IF",
  })
  void showsTheSituationItStandsFor(String store, String number, int line, String reason, Verdict expected) {
    Decision decision = decide(stores.get(new StoreId(store)), number, line, reason);

    assertThat(decision.lines().getFirst().resolution(Resolution.REFUND).verdict())
        .as("%s", decision.lines().getFirst().resolution(Resolution.REFUND))
        .isEqualTo(expected);
  }

  private Decision decide(Store store, String number, int line, String reason) {
    Order order = orders.byNumber(store.id(), number).orElseThrow();
    LocalDate today = store.dayOf(TestClock.START);
    Facts records = recordFacts.line(store, order, line, Map.of(line, 1));
    Facts facts = records.with(claim("reason", new FactValue.Choice(reason)));
    for (String good :
        List.of(
            "unused",
            "original_packaging",
            "packaging_complete",
            "accessories_complete",
            "tags_intact",
            "seal_intact",
            "courier_protocol",
            "original_system_intact")) {
      facts = facts.with(claim(good, FactValue.yes()));
    }
    facts =
        facts
            .with(claim("packaging", new FactValue.Choice("sealed")))
            .with(claim("rebate_submitted", FactValue.no()))
            .with(claim("system_added", FactValue.no()));
    CaseFacts all =
        new CaseFacts(
            recordFacts.shared(store, order, Optional.of(today)),
            List.of(new LineFacts("1", facts, recordFacts.money(order, line, 1), List.of())));
    return policies.inForce(store.id(), order.placedAt()).policy().decide(all, today);
  }

  private static Fact claim(String name, FactValue value) {
    return new Fact(name, value, FactSource.SHOPPER);
  }

  private long count() {
    return jdbc.sql("select count(*) from customer_order").query(Long.class).single();
  }
}
