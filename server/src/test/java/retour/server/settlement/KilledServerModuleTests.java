package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.settlement.BankFixture.ANN;
import static retour.server.settlement.BankFixture.debited;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.platform.DatabaseAccess;
import retour.server.returns.CaseEventKind;
import retour.server.settlement.PayoutBatch.State;
import retour.server.settlement.Payouts.Payout;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.SwitchableDatabase;
import retour.server.testing.TestDatabase;

/** A server is killed (SIGKILL) on its way from batch to bank statement; another one goes on, and pays exactly once. */
@RetourModuleTest
class KilledServerModuleTests {

  private static final int KILLED = 128 + 9;

  private static final String BATCH =
      "select batch_id from payout_transfer where store_id = :store and payout_id = :payout and state = 'waiting'";

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private PayoutBatches batches;
  @Autowired private SwitchableDatabase database;

  private BankFixture given;

  @BeforeEach
  void openStore() {
    given = new BankFixture(beans);
    jdbc.sql("delete from return_bank_account").update();
  }

  /** The step and how often it goes well before. The commits: batch, release, report, booking. */
  @ParameterizedTest
  @CsvSource({
    "insert into payout_transfer, 0",
    "committed, 0",
    "update payout_batch, 0",
    "committed, 1",
    "insert into ledger_entry, 0",
    "update return_case, 0"
  })
  void payOnceWhenAServerWasKilledAt(String step, int passes) throws Exception {
    Payout due = given.due(1000, ANN);

    kill(step, passes);
    goOn(due);

    assertThat(given.now(due).paid()).isTrue();
    assertThat(given.balance(due, "paid_out")).isEqualTo(-850);
    assertThat(given.balance(due, "payable")).isZero();
    assertThat(given.returns().events(given.returns().get(due.caseId())))
        .filteredOn(CaseEventKind.PAID_OUT::equals)
        .hasSize(1);
  }

  /** What the people at the surviving server do next. */
  private void goOn(Payout due) {
    Optional<UUID> alive =
        jdbc.sql(BATCH)
            .param("store", STORE.value())
            .param("payout", due.id())
            .query(UUID.class)
            .optional();
    PayoutBatch batch = alive.map(given::get).orElseGet(() -> given.released());
    if (batch.state() == State.MADE) {
      batches.release(STORE, batch.id(), SUPERVISOR);
    }
    given.report(debited(batch.transfers().getFirst()));
  }

  private void kill(String step, int passes) throws IOException, InterruptedException, SQLException {
    DatabaseAccess access = access();
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                MortalServer.class.getName(), access.url(), access.application().user(), access.application().password(),
                step, Integer.toString(passes))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = server.inputReader(StandardCharsets.UTF_8)) {
      StringBuilder all = new StringBuilder();
      assertThat(said.lines().peek(line -> all.append(line).append('\n')).anyMatch(MortalServer.READY::equals))
          .as(() -> all.toString())
          .isTrue();
    } finally {
      server.destroyForcibly();
    }
    assertThat(server.waitFor()).isEqualTo(KILLED);
  }

  private DatabaseAccess access() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return TestDatabase.access(connection.getCatalog());
    }
  }
}
