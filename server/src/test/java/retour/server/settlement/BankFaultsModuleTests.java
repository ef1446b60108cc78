package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.settlement.BankFixture.ANN;
import static retour.server.settlement.BankFixture.debited;
import static retour.server.settlement.BankFixture.returned;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.returns.CaseEventKind;
import retour.server.settlement.PayoutBatch.State;
import retour.server.settlement.PayoutBatch.Transfer;
import retour.server.settlement.Payouts.Payout;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.SwitchableDatabase;
import retour.server.testing.TestClock;

/**
 * Whatever breaks on the way through the bank, a refund is paid exactly once and the books balance. A step breaks where
 * the connection is lost right before it writes, which ends the transaction as a killed server would; or after its commit,
 * so that nobody knows that it succeeded.
 */
@RetourModuleTest
class BankFaultsModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private PayoutBatches batches;
  @Autowired private BankReports reports;
  @Autowired private TestClock clock;
  @Autowired private SwitchableDatabase database;

  private BankFixture given;

  @BeforeEach
  void openStore() {
    given = new BankFixture(beans);
    jdbc.sql("delete from return_bank_account").update();
  }

  @ParameterizedTest
  @ValueSource(strings = {"payout", "payout_transfer", "ledger_entry", "return_case", "commit"})
  void bookATransferOnceWhenAnyStepBroke(String table) {
    Payout due = given.due(1000, ANN);
    Transfer sent = given.released().transfers().getFirst();

    breaking(table, () -> given.report(debited(sent)));
    assertThat(given.now(due).paid()).isFalse();
    assertThat(given.balance(due, "paid_out")).isZero();
    given.report(debited(sent));

    assertPaidOnce(due);
  }

  @ParameterizedTest
  @ValueSource(strings = {"payout", "payout_transfer", "ledger_entry", "return_case", "commit"})
  void takeMoneyBackOnceWhenAnyStepBroke(String table) {
    Payout due = given.due(1000, ANN);
    Transfer sent = given.released().transfers().getFirst();
    given.report(debited(sent));

    breaking(table, () -> given.report(returned(sent)));
    assertPaidOnce(due);
    given.report(returned(sent));

    assertThat(given.now(due).paid()).isFalse();
    assertThat(given.balance(due, "paid_out")).isZero();
    assertThat(given.balance(due, "payable")).isEqualTo(-850);
  }

  @ParameterizedTest
  @ValueSource(strings = {"payout", "payout_batch", "payout_transfer", "commit"})
  void leaveTheRefundDueWhenABatchBroke(String table) {
    Payout due = given.due(1000, ANN);

    breaking(table, () -> batches.make(STORE, ACCOUNTANT));

    assertThat(given.released().transfers()).extracting(Transfer::payoutId).containsExactly(due.id());
  }

  @Test
  void bookOnceWhenTheAnswerToTheCommitWasLost() {
    Payout due = given.due(1000, ANN);
    Transfer sent = given.released().transfers().getFirst();

    breaking("committed", () -> given.report(debited(sent)));
    assertPaidOnce(due);
    given.report(debited(sent));

    assertPaidOnce(due);
  }

  @Test
  void releaseAgainWhenTheReleaseBroke() {
    Payout due = given.due(1000, ANN);
    UUID batch = batches.make(STORE, ACCOUNTANT);

    breaking("payout_batch", () -> batches.release(STORE, batch, SUPERVISOR));
    assertThat(given.get(batch).state()).isEqualTo(State.MADE);
    batches.release(STORE, batch, SUPERVISOR);
    reports.confirm(STORE, batch, ACCOUNTANT);

    assertPaidOnce(due);
  }

  @Test
  void bookOnceWhenTwoServersReadTheSameAnswer() throws Exception {
    Payout first = given.due(1000, ANN);
    Payout second = given.due(1000, ANN);
    PayoutBatch released = given.released();
    String[] entries = released.transfers().stream().map(BankFixture::debited).toArray(String[]::new);
    Callable<Integer> report = () -> given.report(entries).settled();
    Callable<Integer> confirm = () -> reports.confirm(STORE, released.id(), ACCOUNTANT);

    try (ExecutorService servers = Executors.newFixedThreadPool(4)) {
      int news =
          servers.invokeAll(List.of(report, confirm, report, confirm)).stream().mapToInt(Future::resultNow).sum();

      assertThat(news).isEqualTo(2);
    }
    assertPaidOnce(first);
    assertPaidOnce(second);
  }

  @Test
  void bookOnceWhenDebitAndReturnAreReadAtOnce() throws Exception {
    Payout due = given.due(1000, ANN);
    Transfer sent = given.released().transfers().getFirst();
    Callable<Integer> debit = () -> given.report(debited(sent)).settled();
    Callable<Integer> back = () -> given.report(returned(sent)).failed();

    try (ExecutorService servers = Executors.newFixedThreadPool(4)) {
      servers.invokeAll(List.of(debit, back, debit, back)).forEach(Future::resultNow);
    }

    assertThat(given.now(due).paid()).isFalse();
    assertThat(given.balance(due, "paid_out")).isZero();
    assertThat(given.balance(due, "payable")).isEqualTo(-850);
  }

  @Test
  void bookOnceWhenTheClockWasSetBack() {
    Payout due = given.due(1000, ANN);
    Transfer sent = given.released().transfers().getFirst();
    given.report(debited(sent));

    clock.advance(Duration.ofDays(-3));
    given.report(Collections.nCopies(2, debited(sent)).toArray(String[]::new));
    clock.set(TestClock.START);

    assertPaidOnce(due);
  }

  /** The connection is lost where the step would write this table, or at its commit. */
  private void breaking(String where, Runnable step) {
    database.breakAt(sql -> sql.equals(where) || sql.startsWith("insert into " + where) || sql.startsWith("update " + where));
    try {
      assertThatThrownBy(step::run).as(where).isNotNull();
    } finally {
      database.mend();
    }
  }

  private void assertPaidOnce(Payout due) {
    assertThat(given.now(due).paid()).isTrue();
    assertThat(given.balance(due, "paid_out")).isEqualTo(-850);
    assertThat(given.balance(due, "payable")).isZero();
    assertThat(given.returns().events(given.returns().get(due.caseId())))
        .filteredOn(CaseEventKind.PAID_OUT::equals)
        .hasSize(1);
  }
}
