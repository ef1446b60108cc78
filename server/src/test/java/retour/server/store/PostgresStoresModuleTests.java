package retour.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.problem.Refused;
import retour.server.testing.TestClock;
import retour.server.testing.TestDatabase;

class PostgresStoresModuleTests {

  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TestClock clock = new TestClock();
  private final Stores stores = new PostgresStores(jdbc, clock);
  private final Staff staff = new PostgresStaff(jdbc);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void givesBackWhatWasSaved() {
    Store saved = store("Imperium Est");

    stores.save(saved);

    assertThat(stores.find(saved.id())).contains(saved);
    assertThat(stores.all()).containsExactly(saved);
    assertThat(stores.find(new StoreId("nobody"))).isEmpty();
  }

  @Test
  void replacesAStoresSettings() {
    stores.save(store("Old name"));
    stores.get(store("").id());

    stores.save(store("New name"));

    assertThat(stores.all()).extracting(Store::name).containsExactly("New name");
  }

  @Test
  void findsTheStoreItIsJustSavingWhileOthersLook() {
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    Store saved = store("Being opened");

    Optional<Store> found =
        transaction.execute(
            _ -> {
              stores.save(saved);
              assertThat(CompletableFuture.supplyAsync(() -> stores.find(saved.id())).join()).isEmpty();
              return stores.find(saved.id());
            });

    assertThat(found).contains(saved);
    assertThat(stores.find(saved.id())).contains(saved);
  }

  @Test
  void keepsNothingOfASaveThatWasTakenBack() {
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    Store saved = store("Never opened");

    transaction.executeWithoutResult(
        status -> {
          stores.save(saved);
          stores.get(saved.id());
          status.setRollbackOnly();
        });

    assertThat(stores.find(saved.id())).isEmpty();
  }

  @Test
  void seesAnotherServersChangeSoon() {
    stores.save(store("Old name"));
    stores.all();

    new PostgresStores(jdbc, clock).save(store("New name"));
    clock.advance(Duration.ofSeconds(10));

    assertThat(stores.all()).extracting(Store::name).containsExactly("New name");
  }

  @Test
  void findsStaffByLogInAsTyped() {
    stores.save(store("Imperium Est"));
    StaffMember clerk = member("Clerk@Imperium-Est");

    staff.add(clerk, "hash");

    Staff.Credentials found = staff.byLogin(" clerk@imperium-est").orElseThrow();
    assertThat(found.passwordHash()).isEqualTo("hash");
    assertThat(found.member().id()).isEqualTo(clerk.id());
    assertThat(staff.find(clerk.store(), clerk.id())).contains(found.member());
    assertThat(staff.find(new StoreId("other"), clerk.id())).isEmpty();
    assertThat(staff.of(clerk.store())).containsExactly(found.member());
  }

  @Test
  void refusesALogInThatIsTaken() {
    stores.save(store("Imperium Est"));
    staff.add(member("clerk@imperium-est"), "hash");

    assertThatThrownBy(() -> staff.add(member("CLERK@imperium-est"), "hash")).isInstanceOf(Refused.class);
  }

  @Test
  void letsNobodyInWhoIsNoLongerActive() {
    stores.save(store("Imperium Est"));
    staff.add(member("clerk@imperium-est"), "hash");

    jdbc.sql("update staff set active = false").update();

    assertThat(staff.byLogin("clerk@imperium-est")).isEmpty();
  }

  private static StaffMember member(String login) {
    return new StaffMember(new StoreId("imperium-est"), UUID.randomUUID(), login, "Ana", Role.CLERK, "bg");
  }

  private static Store store(String name) {
    return new Store(
        new StoreId("imperium-est"),
        name,
        Currency.getInstance("EUR"),
        ZoneId.of("Europe/Sofia"),
        List.of("bg", "en"),
        "#5b2a86",
        new StoreSettings(
            List.of("Sofia 1434", "Sveta Maria Magdalena 4"),
            "service@example.com",
            "+359 2 000 0000",
            Map.of("en", "Mon-Fri", "bg", "пон-пет"),
            "RMA-####-####",
            "RGA-####-####",
            14,
            true,
            Map.of("ups", new StoreSettings.CarrierContact("UPS", "800-742-5877"))));
  }
}
