package retour.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.StoreId;
import retour.server.testing.TestClock;
import retour.server.testing.TestDatabase;

class PostgresPolicyVersionsModuleTests {

  private static final StoreId STORE = new StoreId("impress");
  private static final LocalDate YEAR_2020 = LocalDate.of(2020, 1, 1);
  private static final LocalDate YEAR_2026 = LocalDate.of(2026, 1, 1);
  private static final Instant IN_2020 = Instant.parse("2020-03-01T12:00:00Z");
  private static final Instant IN_2026 = Instant.parse("2026-03-01T12:00:00Z");

  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TestClock clock = new TestClock();
  private final PolicyVersions versions = versions();

  @BeforeEach
  void addStore() {
    jdbc.sql(
            """
            insert into store (store_id, name, currency, zone, languages, color, settings)
            values ('impress', 'Impress', 'USD', 'America/Chicago', '{en}', '#123456',
                    '{"returnAddress": [], "contactEmail": "", "contactPhone": "", "contactHours": {},
                      "rmaFormat": "R", "rgaFormat": "R", "authorizationDays": 1, "autoAuthorize": false,
                      "carriers": {}}')
            """)
        .update();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void judgesAnOrderByTheVersionInForceOnItsDay() {
    versions.publish(STORE, policy(30), YEAR_2020, "test");
    versions.publish(STORE, policy(14), YEAR_2026, "test");

    assertThat(versions.inForce(STORE, Instant.parse("2025-12-31T23:00:00Z")).number()).isEqualTo(1);
    assertThat(versions.inForce(STORE, IN_2026).number()).isEqualTo(2);
    assertThat(versions.inForce(STORE, Instant.parse("2019-01-01T12:00:00Z")).number()).isEqualTo(1);
    assertThat(versions.all(STORE)).extracting(PolicyVersion::number).containsExactly(1, 2);
  }

  @Test
  void letsTheLaterPublishedVersionWinWhereBothAreInForce() {
    versions.publish(STORE, policy(30), YEAR_2026, "test");
    versions.publish(STORE, policy(14), YEAR_2020, "test");

    assertThat(versions.inForce(STORE, IN_2026).number()).isEqualTo(2);
  }

  @Test
  void publishesTheSameDocumentOnce() {
    assertThat(versions.publish(STORE, policy(30), YEAR_2020, "test")).isEqualTo(1);
    assertThat(versions.publish(STORE, policy(30), YEAR_2026, "test")).isEqualTo(1);
    assertThat(versions.publish(STORE, policy(14), YEAR_2026, "test")).isEqualTo(2);
    assertThat(versions.publish(STORE, policy(30), YEAR_2026, "test")).isEqualTo(3);
  }

  @Test
  void keepsDocumentsOfDifferentKindsSideBySide() {
    versions.publish(STORE, policy(30), YEAR_2020, "test");
    versions.publish(STORE, complaints(30), YEAR_2020, "test");
    versions.publish(STORE, policy(14), YEAR_2026, "test");

    assertThat(versions.publish(STORE, complaints(30), YEAR_2026, "test")).isEqualTo(2);
    assertThat(versions.inForce(STORE, PolicyKind.COMPLAINTS, IN_2026).number()).isEqualTo(2);
    assertThat(versions.inForce(STORE, PolicyKind.RETURNS, IN_2026).number()).isEqualTo(3);
    assertThat(versions.inForce(STORE, PolicyKind.RETURNS, IN_2020).number()).isEqualTo(1);
    assertThat(versions().get(STORE, 2).kind()).isEqualTo(PolicyKind.COMPLAINTS);
  }

  @Test
  void refusesADocumentOfNoKind() {
    String exchanges = policy(30).replace("policy: returns", "policy: exchanges");

    assertThatThrownBy(() -> versions.publish(STORE, exchanges, YEAR_2020, "test"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(ProblemCode.POLICY_REJECTED));
  }

  @Test
  void readsAgainWhatWasPublished() {
    versions.publish(STORE, policy(30), YEAR_2020, "test");

    PolicyVersion read = versions().get(STORE, 1);

    assertThat(read.inForceFrom()).isEqualTo(YEAR_2020);
    assertThat(read.policy().version()).isEqualTo(1);
    assertThat(read.policy().clause("T-1")).isPresent();
  }

  @Test
  void forgetsWhatWasRolledBackUnderItsNumber() {
    TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    transaction.executeWithoutResult(
        status -> {
          versions.publish(STORE, policy(30), YEAR_2020, "test");
          versions.get(STORE, 1);
          status.setRollbackOnly();
        });

    int number = versions.publish(STORE, policy(14).replace("T-1", "T-2"), YEAR_2020, "test");

    assertThat(number).isEqualTo(1);
    assertThat(versions.get(STORE, 1).policy().clause("T-2")).isPresent();
  }

  @Test
  void seesAnotherServersVersionSoon() {
    versions.publish(STORE, policy(30), YEAR_2020, "test");
    versions.inForce(STORE, IN_2026);

    versions().publish(STORE, policy(14), YEAR_2020, "test");
    clock.advance(Duration.ofSeconds(10));

    assertThat(versions.inForce(STORE, IN_2026).number()).isEqualTo(2);
  }

  @Test
  void refusesADocumentWithFaultsAndKeepsNothing() {
    assertThatThrownBy(() -> versions.publish(STORE, "store: impress\nclauses: {}\nwhat: ever\n", YEAR_2020, "test"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(ProblemCode.POLICY_REJECTED));

    assertThatThrownBy(() -> versions.inForce(STORE, IN_2026)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> versions.get(STORE, 1)).isInstanceOf(Refused.class);
  }

  @Test
  void refusesAStoreThatIsNotThere() {
    assertThatThrownBy(() -> versions.publish(new StoreId("nobody"), policy(30), YEAR_2020, "test"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void numbersVersionsWithoutGapsWhenSeveralPublishAtOnce() throws InterruptedException {
    List<Callable<Integer>> publishers =
        IntStream.rangeClosed(1, 8)
            .<Callable<Integer>>mapToObj(
                days -> () -> versions().publish(STORE, policy(days), YEAR_2020, "test"))
            .toList();
    List<Integer> numbers;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      numbers = threads.invokeAll(publishers).stream().map(Future::resultNow).sorted().toList();
    }

    assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  private PolicyVersions versions() {
    return PolicyVersions.on(database, clock);
  }

  private static String complaints(int days) {
    return policy(days).replace("policy: returns", "policy: complaints");
  }

  private static String policy(int days) {
    return """
        store: impress
        policy: returns
        in-force: 2020-01-01
        currency: USD
        windows:
          refund: %d days after delivery
        clauses:
          T-1:
            says: { en: You can send it back within the window. }
            permit: refund
            when: within(refund)
        """
        .formatted(days);
  }
}
