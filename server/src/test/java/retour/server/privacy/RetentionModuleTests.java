package retour.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.store.StoreId;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
class RetentionModuleTests {

  private static final StoreId STORE = new StoreId("imperium-est");

  @Autowired private List<DemoLoader> demo;
  @Autowired private Orders orders;
  @Autowired private Erasures erasures;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;

  @Test
  void forgetsWhoNeverAskedWhenClaimsCannotBeRaisedAnyMore() {
    demo.forEach(loader -> loader.load(Progress.silent()));
    Order order = orders.byNumber(STORE, "IE-2003").orElseThrow();
    clock.advance(Duration.ofDays(4 * 365));
    erasures.keepNothingTooLong();
    erasures.eraseDue();
    assertThat(erasures.of(STORE, order.id())).isEmpty();

    clock.advance(Duration.ofDays(2 * 365));
    erasures.keepNothingTooLong();
    erasures.eraseDue();

    assertThat(orders.find(STORE, order.id()).orElseThrow().buyer().name()).isEmpty();
    assertThat(jdbc.sql("select count(*) from erasure where asked_by = 'clock'").query(Long.class).single())
        .isGreaterThan(40);
  }

  @Test
  void keepsToTheStoresOwnTermFromItsDayOn() {
    demo.forEach(loader -> loader.load(Progress.silent()));
    Order order = orders.byNumber(new StoreId("impress"), "IC-3001").orElseThrow();
    jdbc.sql(
            """
            insert into retention_term (store_id, kind, in_force_from, years, source, changed_at, changed_by)
            values ('impress', 'claims', date '2027-01-01', 1, 'counsel', now(), 'operator')
            on conflict (store_id, kind, in_force_from) do nothing
            """)
        .update();
    clock.set(TestClock.START);
    erasures.keepNothingTooLong();
    assertThat(erasures.of(new StoreId("impress"), order.id()).filter(found -> found.erasedAt().isEmpty())).isEmpty();

    clock.advance(Duration.ofDays(500));
    erasures.keepNothingTooLong();

    assertThat(erasures.of(new StoreId("impress"), order.id())).isPresent();
    clock.set(TestClock.START);
  }
}
