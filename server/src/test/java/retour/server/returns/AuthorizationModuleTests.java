package retour.server.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.line;
import static retour.server.returns.ReturnsFixture.usd;
import static retour.server.returns.Refusals.assertRefused;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.server.order.NewLine;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.problem.ProblemCode;
import retour.server.store.StoreId;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class AuthorizationModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private ReturnCases cases;
  @Autowired private Authorization authorization;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void issuesTheNumber() {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);

    ReturnCase authorized = authorization.authorize(by(filed, CLERK), Optional.empty());

    assertThat(authorized.shownNumber()).startsWith("RMA-");
    assertThat(authorized.status()).isEqualTo(CaseStatus.AWAITING_GOODS);
    assertThat(authorized.nextActor()).isEqualTo(NextActor.SHOPPER);
    assertThat(authorized.expiresOn()).contains(LocalDate.parse("2026-12-20"));
    assertThat(cases.byNumber(STORE, authorized.shownNumber())).map(ReturnCase::id).contains(filed.id());
    assertThat(cases.decisions(STORE, filed.id()))
        .extracting(ReturnCases.StoredDecision::stage)
        .containsExactly("request", "authorization");
  }

  @Test
  void refusesOtherRoles() {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);

    assertRefused(() -> authorization.authorize(by(filed, SHOPPER), Optional.empty()), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> authorization.authorize(by(filed, ACCOUNTANT), Optional.empty()), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> authorization.decline(by(filed, SHOPPER), "no"), ProblemCode.NOT_ALLOWED);
  }

  @Test
  void refusesASecondTime() {
    ReturnCase authorized = given.authorized(given.order(1, 1000), 1, Resolution.REFUND);

    assertRefused(() -> authorization.authorize(by(authorized, CLERK), Optional.empty()), ProblemCode.NOT_NOW);
    assertRefused(() -> authorization.decline(by(authorized, CLERK), "no"), ProblemCode.NOT_NOW);
  }

  @Test
  void letsOneOfTwoClerksWin() throws Exception {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);
    Callable<Optional<ProblemCode>> clerk =
        () -> Refusals.of(() -> authorization.authorize(by(filed, CLERK), Optional.empty()));

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Optional<ProblemCode>> answers =
          threads.invokeAll(Collections.nCopies(8, clerk)).stream().map(Future::resultNow).toList();

      assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
      assertThat(answers).filteredOn(Optional::isPresent).containsOnly(Optional.of(ProblemCode.CHANGED_MEANWHILE));
    }
    assertThat(given.events(filed)).containsExactly(CaseEventKind.REQUESTED, CaseEventKind.AUTHORIZED);
  }

  @Test
  void wantsTheManufacturersReference() {
    NewLine acer =
        new NewLine("N1", "Notebook", 1, usd(90_000), usd(90_000), usd(0), true, Optional.empty(), Optional.empty(),
            Optional.empty(), List.of(), Facts.of(new Fact("make", new FactValue.Text("Acer"), FactSource.ORDER)));
    ReturnCase filed = given.filed(given.order(List.of(acer), PaymentMethod.CARD, true), 1, Resolution.REFUND);

    assertRefused(() -> authorization.authorize(by(filed, CLERK), Optional.empty()), ProblemCode.REQUIREMENT_MISSING);
    assertRefused(() -> authorization.authorize(by(filed, CLERK), Optional.of(" ")), ProblemCode.INVALID_INPUT);

    ReturnCase authorized = authorization.authorize(by(filed, CLERK), Optional.of("ACER-77"));

    assertThat(authorized.authorization()).isEqualTo(AuthorizationState.AUTHORIZED);
    assertThat(cases.facts(STORE, filed.id()))
        .extracting(ReturnCases.SaidFact::fact)
        .contains(new Fact("manufacturer_reference", new FactValue.Text("ACER-77"), FactSource.STAFF));
  }

  @Test
  void givesUnitsBackWhenDeclined() {
    OrderId order = given.order(2, 1000);
    ReturnCase filed = given.filed(order, 2, Resolution.REFUND);

    ReturnCase declined = authorization.decline(by(filed, CLERK), "Too late, sorry.");

    assertThat(declined.status()).isEqualTo(CaseStatus.DECLINED);
    assertThat(declined.nextActor()).isEqualTo(NextActor.NOBODY);
    assertThat(given.read(order).line(1).orElseThrow().returnedQuantity()).isZero();
  }

  @Test
  void waitsForTheAnswerToAQuestion() {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);

    ReturnCase asked = authorization.ask(by(filed, CLERK), "Which colour is it?");
    assertThat(asked.nextActor()).isEqualTo(NextActor.SHOPPER);

    ReturnCase answered = authorization.reply(by(asked, SHOPPER), "Blue.");
    assertThat(answered.nextActor()).isEqualTo(NextActor.CLERK);
    assertThat(cases.history(STORE, filed.id()).getLast().data()).containsEntry("text", "Blue.");
  }

  @Test
  void cancelsWhileNothingCame() {
    OrderId order = given.order(2, 1000);
    ReturnCase authorized = given.authorized(order, 1, Resolution.REFUND);

    ReturnCase cancelled = authorization.cancel(by(authorized, SHOPPER));

    assertThat(cancelled.status()).isEqualTo(CaseStatus.CANCELLED);
    assertThat(given.read(order).line(1).orElseThrow().returnedQuantity()).isZero();
    assertRefused(() -> authorization.cancel(by(cancelled, SHOPPER)), ProblemCode.NOT_NOW);
  }

  @Test
  void doesNotCancelWhatCame() {
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REFUND);

    assertRefused(() -> authorization.cancel(by(received, SHOPPER)), ProblemCode.NOT_NOW);
  }

  @Test
  void acceptsAtOnceWhatWasNeverShipped() {
    OrderId order = given.order(List.of(line(1, 1000, 0)), PaymentMethod.CARD, false);
    ReturnCase filed = given.filed(order, 1, Resolution.EXCHANGE);

    ReturnCase authorized = authorization.authorize(by(filed, CLERK), Optional.empty());

    assertThat(authorized.items().getFirst().acceptance()).isEqualTo(Acceptance.ACCEPTED);
    assertThat(authorized.status()).isEqualTo(CaseStatus.AWAITING_SETTLEMENT);
  }

  @Test
  void refusesEmptyAndEndlessWords() {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);

    assertRefused(() -> authorization.ask(by(filed, CLERK), "  "), ProblemCode.INVALID_INPUT);
    assertRefused(() -> authorization.reply(by(filed, SHOPPER), "x".repeat(2001)), ProblemCode.INVALID_INPUT);
    assertRefused(() -> authorization.decline(by(filed, CLERK), ""), ProblemCode.INVALID_INPUT);
  }

  @Test
  void hidesOtherStoresCases() {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);
    CaseCommand foreign =
        new CaseCommand(new StoreId("elsewhere"), filed.id(), filed.version(), CLERK);

    assertRefused(() -> authorization.authorize(foreign, Optional.empty()), ProblemCode.NOT_FOUND);
  }
}
