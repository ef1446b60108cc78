package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.line;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Resolution;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.problem.ProblemCode;
import retour.server.returns.CaseEvent;
import retour.server.returns.CaseEventKind;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.PaymentConsents.Wording;
import retour.server.store.StoreId;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
class GiveBankAccountModuleTests {

  private static final BankAccount FIRST = BankAccount.of("Ann", "BG80BNBG96611020345678");
  private static final BankAccount SECOND = BankAccount.of("Ann Lee", "DE89370400440532013000");

  @Autowired private ApplicationContext beans;
  @Autowired private GiveBankAccount giving;
  @Autowired private BankAccounts accounts;
  @Autowired private PaymentConsents consents;
  @Autowired private JdbcClient jdbc;
  @Autowired private SettleReturn settle;
  @Autowired private Payouts payouts;
  @Autowired private ReturnCases cases;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void isWantedWhereARefundGoesByTransfer() {
    ReturnCase byTransfer = given.filed(paidInCash(), 1, Resolution.REFUND);
    ReturnCase byCard = given.filed(given.order(1, 1000), 1, Resolution.REFUND);
    ReturnCase noMoney = given.filed(paidInCash(), 1, Resolution.REPLACEMENT);

    assertThat(giving.isWanted(byTransfer)).isTrue();
    assertThat(giving.isWanted(byCard)).isFalse();
    assertThat(giving.isWanted(noMoney)).isFalse();
    assertRefused(() -> giving.give(by(byCard, SHOPPER), FIRST), ProblemCode.NOT_NOW);
  }

  @Test
  void keepsTheLastOneGiven() {
    ReturnCase filed = given.filed(paidInCash(), 1, Resolution.REFUND);

    giving.give(by(filed, SHOPPER), FIRST);
    giving.give(by(given.get(filed.id()), CLERK), SECOND);

    assertThat(accounts.find(STORE, filed.id())).contains(SECOND);
    assertThat(accounts.ofCases(STORE, Set.of(filed.id()))).containsExactlyEntriesOf(Map.of(filed.id(), SECOND));
    assertThat(accounts.find(new StoreId("elsewhere"), filed.id())).isEmpty();
  }

  @Test
  void tellsTheHistoryWhoGaveItButNotWhat() {
    ReturnCase filed = given.filed(paidInCash(), 1, Resolution.REFUND);

    giving.give(by(filed, SHOPPER), FIRST);

    CaseEvent last = cases.history(STORE, filed.id()).getLast();
    assertThat(last.kind()).isEqualTo(CaseEventKind.BANK_ACCOUNT_GIVEN);
    assertThat(last.actorKind()).isEqualTo("shopper");
    assertThat(last.data()).isEmpty();
  }

  @Test
  void keepsThatTheCustomerAgreedAndToWhichWords() {
    ReturnCase filed = given.filed(paidInCash(), 1, Resolution.REFUND);
    giving.give(by(filed, SHOPPER), FIRST);
    assertThat(consents.givenAt(STORE, filed.id())).isEmpty();

    giving.give(by(given.get(filed.id()), SHOPPER), SECOND, Wording.in("bg"));

    assertThat(consents.givenAt(STORE, filed.id())).contains(TestClock.START);
    assertThat(
            jdbc.sql("select method || ' ' || wording || ' ' || language || ' ' || given_by from payment_consent where case_id = :case")
                .param("case", filed.id().value())
                .query(String.class)
                .single())
        .startsWith("bank_transfer 2026-11 bg shopper");
  }

  @Test
  void isClosedOncePaid() {
    ReturnCase accepted = given.accepted(paidInCash(), 1, Resolution.REFUND);
    settle.settle(by(accepted, ACCOUNTANT));
    giving.give(by(given.get(accepted.id()), SHOPPER), FIRST);
    payouts.markPaid(STORE, payouts.ofCase(STORE, accepted.id()).getFirst().id(), "BANK-1", ACCOUNTANT);

    ReturnCase paid = given.get(accepted.id());
    assertRefused(() -> giving.give(by(paid, SHOPPER), SECOND), ProblemCode.NOT_NOW);

    assertThat(accounts.find(STORE, accepted.id())).contains(FIRST);
  }

  @Test
  void refusesOtherRolesAndOldPages() {
    ReturnCase filed = given.filed(paidInCash(), 1, Resolution.REFUND);
    giving.give(by(filed, SHOPPER), FIRST);

    assertRefused(() -> giving.give(by(given.get(filed.id()), INSPECTOR), SECOND), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> giving.give(by(filed, SHOPPER), SECOND), ProblemCode.CHANGED_MEANWHILE);

    assertThat(accounts.find(STORE, filed.id())).contains(FIRST);
  }

  private OrderId paidInCash() {
    return given.order(List.of(line(1, 1000, 0)), PaymentMethod.CASH_ON_DELIVERY, true);
  }
}
