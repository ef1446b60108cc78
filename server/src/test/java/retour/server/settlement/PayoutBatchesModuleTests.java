package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.settlement.BankFixture.ANN;
import static retour.server.settlement.BankFixture.OTHER;
import static retour.server.settlement.BankFixture.debited;
import static retour.server.settlement.BankFixture.entry;
import static retour.server.settlement.BankFixture.returned;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.money.Money;
import retour.server.problem.ProblemCode;
import retour.server.returns.CaseEventKind;
import retour.server.returns.NextActor;
import retour.server.returns.Refusals;
import retour.server.returns.Settling;
import retour.server.sepa.Pain001;
import retour.server.settlement.PayoutBatch.State;
import retour.server.settlement.PayoutBatch.Transfer;
import retour.server.settlement.PayoutBatch.TransferState;
import retour.server.settlement.Payouts.Payout;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class PayoutBatchesModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private PayoutBatches batches;
  @Autowired private Payouts payouts;
  @Autowired private BankReports reports;
  @Autowired private TransferQueue queue;

  private BankFixture given;

  @BeforeEach
  void openStore() {
    given = new BankFixture(beans);
    // What an earlier test left due waits for an account that it never gets.
    jdbc.sql("delete from return_bank_account").update();
  }

  @Test
  void takesWhatCanGoAndSaysWhatTheRestWaitsFor() {
    Payout ready = given.due(1000, ANN);
    Payout without = given.due(1000);
    Payout strange = given.due(1000, new BankAccount("😀", "BG80BNBG96611020345678"));
    Payout far = given.due(1000);
    keptLongAgo(far, new BankAccount("Ann", "TR330006100519786457841326"));

    assertThat(held(without)).contains("no_account");
    assertThat(held(strange)).contains("name_unwritable");
    assertThat(held(far)).contains("iban_not_sepa");
    PayoutBatch made = given.get(batches.make(STORE, ACCOUNTANT));

    assertThat(made.state()).isEqualTo(State.MADE);
    assertThat(made.mine()).isTrue();
    assertThat(made.transfers()).extracting(Transfer::payoutId).containsExactly(ready.id());
    assertThat(made.total()).isEqualTo(Money.of(850, "EUR"));
    assertThat(payouts.due(STORE)).doesNotContain(ready).contains(without, strange, far);
    assertRefused(() -> payouts.markPaid(STORE, ready.id(), "BY-HAND", ACCOUNTANT), ProblemCode.NOT_NOW);
  }

  /** As accounts could be given before their country was looked at. */
  private void keptLongAgo(Payout due, BankAccount account) {
    beans
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            _ ->
                beans
                    .getBean(BankAccounts.class)
                    .save(STORE, due.caseId(), account, new Settling.Made(ACCOUNTANT, clock())));
  }

  private Instant clock() {
    return beans.getBean(InstantSource.class).instant();
  }

  @Test
  void wantsASecondPersonForTheRelease() {
    Payout due = given.due(1000, ANN);
    UUID batch = batches.make(STORE, ACCOUNTANT);
    Actor program = new Actor.Program(new UUID(0, 9));

    assertRefused(() -> batches.release(STORE, batch, ACCOUNTANT), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> batches.release(STORE, batch, program), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> batches.release(STORE, batch, CLERK), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> batches.file(STORE, batch, ACCOUNTANT), ProblemCode.NOT_NOW);
    assertThatThrownBy(
            () ->
                jdbc.sql("update payout_batch set state = 'released', ended_at = now(), ended_by = made_by, file = 'x'")
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);

    batches.release(STORE, batch, SUPERVISOR);

    assertThat(given.get(batch).state()).isEqualTo(State.RELEASED);
    assertThat(given.now(due).paid()).isFalse();
    assertRefused(() -> batches.release(STORE, batch, SUPERVISOR), ProblemCode.NOT_NOW);
    assertRefused(() -> batches.discard(STORE, batch, SUPERVISOR), ProblemCode.NOT_NOW);
  }

  @Test
  void givesTheSameFileHoweverOftenItIsLost() {
    Payout due = given.due(1000, ANN);
    PayoutBatch released = given.released();

    byte[] first = batches.file(STORE, released.id(), SUPERVISOR);
    Pain001.assertValid(first);
    given.give(due, OTHER);
    byte[] again = batches.file(STORE, released.id(), ACCOUNTANT);

    assertThat(again).isEqualTo(first);
    assertThat(new String(first, StandardCharsets.UTF_8))
        .contains("<MsgId>" + released.messageId() + "</MsgId>", "<Nm>Anna Shtereva</Nm>", ">8.50<", ANN.iban());
    assertRefused(() -> batches.make(STORE, ACCOUNTANT), ProblemCode.NOT_NOW);
    assertThat(jdbc.sql("select count(*) from payout_batch_fetched").query(Long.class).single()).isEqualTo(2);
  }

  @Test
  void freesWhatADiscardedBatchHeld() {
    Payout due = given.due(1000, ANN);
    UUID batch = batches.make(STORE, ACCOUNTANT);

    batches.discard(STORE, batch, ACCOUNTANT);

    assertThat(held(due)).isEmpty();
    UUID second = batches.make(STORE, ACCOUNTANT);
    assertThat(given.get(second).transfers()).extracting(Transfer::payoutId).contains(due.id());
    batches.discard(STORE, second, ACCOUNTANT);
  }

  @Test
  void refusesToReleaseAfterACustomerGaveAnotherAccount() {
    Payout due = given.due(1000, ANN);
    UUID batch = batches.make(STORE, ACCOUNTANT);

    given.give(due, OTHER);

    assertRefused(() -> batches.release(STORE, batch, SUPERVISOR), ProblemCode.CHANGED_MEANWHILE);
    batches.discard(STORE, batch, SUPERVISOR);
  }

  @Test
  void putsAPayoutIntoOneBatchHoweverManyAsk() throws Exception {
    Payout due = given.due(1000, ANN);
    Callable<Optional<ProblemCode>> attempt = () -> Refusals.of(() -> batches.make(STORE, ACCOUNTANT));

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Optional<ProblemCode>> answers =
          threads.invokeAll(Collections.nCopies(8, attempt)).stream().map(Future::resultNow).toList();

      assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
      assertThat(answers).filteredOn(Optional::isPresent).containsOnly(Optional.of(ProblemCode.NOT_NOW));
    }
    assertThat(transfers(due)).isEqualTo(1);
  }

  @Test
  void booksWhatTheBankDebitedOnce() {
    Payout due = given.due(1000, ANN);
    Transfer sent = given.released().transfers().getFirst();

    BankReports.Taken first = given.report(debited(sent), debited(sent));
    BankReports.Taken again = given.report(debited(sent));

    assertThat(first.settled()).isEqualTo(1);
    assertThat(first.known()).isEqualTo(1);
    assertThat(again.settled()).isZero();
    assertThat(given.now(due).paid()).isTrue();
    assertThat(given.balance(due, "paid_out")).isEqualTo(-850);
    assertThat(given.balance(due, "payable")).isZero();
    assertThat(given.returns().events(given.returns().get(due.caseId())))
        .filteredOn(CaseEventKind.PAID_OUT::equals)
        .hasSize(1);
  }

  @Test
  void asksForAnotherAccountWhenTheMoneyCameBack() {
    Payout due = given.due(1000, ANN);
    Transfer sent = given.released().transfers().getFirst();
    given.report(debited(sent));

    BankReports.Taken taken = given.report(returned(sent), returned(sent), debited(sent));

    assertThat(taken.failed()).isEqualTo(1);
    assertThat(given.now(due).paid()).isFalse();
    assertThat(given.balance(due, "paid_out")).isZero();
    assertThat(given.balance(due, "payable")).isEqualTo(-850);
    assertThat(held(due)).contains("account_failed");
    assertRefused(() -> batches.make(STORE, ACCOUNTANT), ProblemCode.NOT_NOW);
    assertThat(given.returns().get(due.caseId()).nextActor()).isEqualTo(NextActor.ACCOUNTANT);
    assertThat(given.returns().events(given.returns().get(due.caseId()))).endsWith(CaseEventKind.PAYOUT_FAILED);

    given.give(due, OTHER);
    Transfer second = given.released().transfers().getFirst();
    given.report(debited(second), returned(sent));

    assertThat(given.now(due).paid()).isTrue();
    assertThat(given.balance(due, "paid_out")).isEqualTo(-850);
  }

  @Test
  void booksNothingWhenTheReturnComesBeforeTheDebit() {
    Payout due = given.due(1000, ANN);
    Transfer sent = given.released().transfers().getFirst();

    given.report(returned(sent), debited(sent));

    assertThat(given.now(due).paid()).isFalse();
    assertThat(given.balance(due, "paid_out")).isZero();
    assertThat(held(due)).contains("account_failed");
  }

  @Test
  void leavesToAPersonWhatDoesNotMatch() {
    Payout due = given.due(1000, ANN);
    Transfer sent = given.released().transfers().getFirst();

    BankReports.Taken taken =
        given.report(
            entry("DBIT", sent.endToEndId(), Money.of(849, "EUR"), ""),
            entry("DBIT", "SOMEBODY-ELSE", Money.of(850, "EUR"), ""));

    assertThat(taken.unmatched()).containsExactly(sent.endToEndId(), "SOMEBODY-ELSE");
    assertThat(given.now(due).paid()).isFalse();
  }

  @Test
  void makesAllDueAgainWhenTheBankRefusesTheFile() {
    Payout due = given.due(1000, ANN);
    PayoutBatch released = given.released();
    String answer =
        "<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>"
            + released.messageId()
            + "</OrgnlMsgId><GrpSts>RJCT</GrpSts></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>";

    reports.take(STORE, answer.getBytes(StandardCharsets.UTF_8), ACCOUNTANT);

    assertThat(given.get(released.id()).count(TransferState.REJECTED)).isEqualTo(1);
    assertThat(held(due)).as("the account is not at fault").isEmpty();
  }

  @Test
  void takesAPersonsWordThatTheBankPaid() {
    Payout due = given.due(1000, ANN);
    PayoutBatch released = given.released();

    int first = reports.confirm(STORE, released.id(), ACCOUNTANT);
    int again = reports.confirm(STORE, released.id(), SUPERVISOR);

    assertThat(first).isEqualTo(1);
    assertThat(again).isZero();
    assertThat(given.now(due).paid()).isTrue();
  }

  @Test
  void refusesOtherFilesAndRoles() {
    byte[] other = "hello".getBytes(StandardCharsets.UTF_8);

    assertRefused(() -> reports.take(STORE, other, ACCOUNTANT), ProblemCode.INVALID_INPUT);
    assertRefused(() -> reports.take(STORE, other, CLERK), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> reports.take(STORE, new byte[9_000_000], ACCOUNTANT), ProblemCode.FILE_TOO_LARGE);
    assertRefused(() -> batches.make(STORE, CLERK), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> batches.get(STORE, new UUID(0, 0), ACCOUNTANT), ProblemCode.NOT_FOUND);
  }

  @Test
  void letsOnlyAnAdministratorSetTheAccountToPayFrom() {
    PayerAccount account = PayerAccount.of("Империум Ест", "BG80BNBG96611020345678", "BNBGBGSD");
    PayerAccounts payers = given.bean(PayerAccounts.class);

    assertRefused(() -> payers.save(STORE, account, ACCOUNTANT), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> PayerAccount.of(" ", "BG81BNBG96611020345678", "X"), ProblemCode.INVALID_INPUT);
    payers.save(STORE, account, new Actor.Staff(new UUID(0, 7), Role.ADMINISTRATOR));

    assertThat(payers.find(STORE)).contains(account);
  }

  private Optional<String> held(Payout payout) {
    return queue.due(STORE).stream()
        .filter(candidate -> candidate.payout().id().equals(payout.id()))
        .findFirst()
        .orElseThrow()
        .held();
  }

  private long transfers(Payout payout) {
    return jdbc.sql("select count(*) from payout_transfer where payout_id = :payout")
        .param("payout", payout.id())
        .query(Long.class)
        .single();
  }
}
