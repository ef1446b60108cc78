package retour.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import retour.server.platform.DatabaseAccess;
import retour.server.platform.Migrations;
import retour.server.testing.ShopData;
import retour.server.testing.TestClock;
import retour.server.testing.TestDatabase;

class RowSecurityModuleTests {

  /** What belongs to no store: the migrations' own list. */
  private static final List<String> OF_NO_STORE = List.of("flyway_schema_history");

  private final DatabaseAccess access = TestDatabase.freshAccess();
  private final HikariDataSource pool = TestDatabase.pool(access, access.application());
  private final JdbcClient guarded = JdbcClient.create(new GuardedDatabase(pool));
  private final JdbcClient owner =
      JdbcClient.create(
          new DriverManagerDataSource(access.url(), access.owner().user(), access.owner().password()));

  @BeforeEach
  void sellInBothStores() {
    Stores stores = Stores.on(guarded, new TestClock());
    stores.save(ShopData.impress());
    stores.save(ShopData.imperium());
    ShopData.order(owner, ShopData.IMPRESS, 1, "A1", "a@example.com");
    ShopData.order(owner, ShopData.IMPERIUM, 2, "B2", "b@example.com");
    owner.sql("update order_line set serials = '{SN-1}' where line_no = 1").update();
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void guardsEveryTable() {
    List<String> open =
        owner.sql(
                """
                select c.relname
                from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind in ('r', 'p')
                  and not (c.relrowsecurity
                    and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'own_store'))
                order by c.relname
                """)
            .query((row, n) -> row.getString(1))
            .list();

    assertThat(open).isEqualTo(OF_NO_STORE);
  }

  @Test
  void readsEveryViewWithTheRightsOfWhoAsks() {
    List<String> open =
        owner.sql(
                """
                select c.relname
                from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind = 'v'
                  and not coalesce(c.reloptions, '{}') @> array['security_invoker=true']
                """)
            .query((row, n) -> row.getString(1))
            .list();

    assertThat(open).isEmpty();
  }

  @Test
  void guardsATableWhoseMigrationSaysNothingOfIt() {
    owner.sql("create table forgotten (store_id text not null, note text)").update();
    owner.sql("create view forgotten_listed as select store_id, note from forgotten").update();
    owner.sql("insert into forgotten values ('impress', 'mine'), ('imperium-est', 'theirs')").update();

    Migrations.migrate(access);

    try (StoreScope.Entered _ = StoreScope.only(ShopData.IMPRESS)) {
      assertThat(guarded.sql("select note from forgotten_listed").query(String.class).list()).containsExactly("mine");
    }
  }

  @Test
  void givesTheApplicationNoWayAroundIt() {
    assertThat(
            owner.sql("select rolsuper or rolbypassrls from pg_roles where rolname = 'retour_app'")
                .query(Boolean.class)
                .single())
        .isFalse();
    assertThat(owner.sql("select count(*) from pg_tables where tableowner = 'retour_app'").query(Long.class).single())
        .isZero();
  }

  @Test
  void showsNothingWhereNobodySaidForWhichStore() {
    JdbcClient bare =
        JdbcClient.create(
            new DriverManagerDataSource(
                access.url(), access.application().user(), access.application().password()));

    assertThat(count(bare, "customer_order")).isZero();
    assertThat(count(bare, "order_record")).isZero();
    assertThat(count(bare, "store")).isEqualTo(2);
    try (StoreScope.Entered _ = StoreScope.nothing()) {
      assertThat(count(guarded, "customer_order")).isZero();
    }
  }

  @Test
  void showsAStoreItsOwnRowsWhateverIsAskedFor() {
    try (StoreScope.Entered _ = StoreScope.only(ShopData.IMPRESS)) {
      assertThat(guarded.sql("select store_id from customer_order").query(String.class).list())
          .containsExactly("impress");
      assertThat(guarded.sql("update customer_order set email = 'x' where store_id = 'imperium-est'").update())
          .isZero();
      assertThat(guarded.sql("delete from delivery where store_id = 'imperium-est'").update()).isZero();
    }
    try (StoreScope.Entered _ = StoreScope.only(ShopData.IMPERIUM)) {
      assertThat(guarded.sql("select store_id from customer_order").query(String.class).list())
          .containsExactly("imperium-est");
    }
    assertThat(count(guarded, "customer_order")).isEqualTo(2);
  }

  @Test
  void refusesToWriteForAnotherStore() {
    String add =
        """
        insert into product (store_id, sku, name, category, make, facts, accessories)
        values ('imperium-est', 'X', 'X', 'x', 'x', '{}', '{}')
        """;

    try (StoreScope.Entered _ = StoreScope.only(ShopData.IMPRESS)) {
      assertThatThrownBy(() -> guarded.sql(add).update()).isInstanceOf(DataAccessException.class);
      assertThat(guarded.sql("update store set name = 'Mine'").update()).isEqualTo(1);
    }

    assertThat(owner.sql("select name from store order by store_id").query(String.class).list())
        .containsExactly("Imperium Est", "Mine");
  }

  @Test
  void findsSerialNumbersOfTheOwnStoreAlone() {
    String search = "select count(*) from orders_of_serial('imperium-est', 'SN-1')";

    try (StoreScope.Entered _ = StoreScope.only(ShopData.IMPRESS)) {
      assertThat(guarded.sql(search).query(Long.class).single()).isZero();
    }
    try (StoreScope.Entered _ = StoreScope.only(ShopData.IMPERIUM)) {
      assertThat(guarded.sql(search).query(Long.class).single()).isEqualTo(1);
    }
  }

  private static long count(JdbcClient jdbc, String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
