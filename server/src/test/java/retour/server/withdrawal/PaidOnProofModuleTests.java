package retour.server.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.withdrawal.WithdrawalFixture.ADMINISTRATOR;
import static retour.server.withdrawal.WithdrawalFixture.CLERK;
import static retour.server.withdrawal.WithdrawalFixture.INSPECTOR;
import static retour.server.withdrawal.WithdrawalFixture.SHOPPER;
import static retour.server.withdrawal.WithdrawalFixture.SUPERVISOR;
import static retour.server.withdrawal.WithdrawalFixture.by;
import static retour.server.withdrawal.WithdrawalFixture.photo;
import static retour.server.withdrawal.WithdrawalFixture.refused;
import static retour.server.withdrawal.WithdrawalFixture.statement;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.fact.FactValue;
import retour.server.problem.ProblemCode;
import retour.server.returns.Acceptance;
import retour.server.returns.CaseStatus;
import retour.server.returns.Inspection;
import retour.server.settlement.Payouts;
import retour.server.settlement.SettleReturn;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** An accepted proof of sending lets the money go out before the goods come, without anybody's override. */
@RetourModuleTest
class PaidOnProofModuleTests {

  private static final ProveSending.Proof SENT = new ProveSending.Proof(LocalDate.parse("2026-11-23"), "T-77 по куриер");

  @Autowired private ApplicationContext beans;
  private WithdrawalFixture shop;
  private ProveSending proofs;

  @BeforeEach
  void open() {
    beans.getBean(TestClock.class).set(TestClock.START);
    shop = new WithdrawalFixture(beans);
    proofs = beans.getBean(ProveSending.class);
  }

  @Test
  void paysBackBeforeTheGoodsComeOnceStaffAcceptTheProof() {
    Withdrawal made = stated("IE-2001", "elena.stoyanova@example.com");
    Withdrawal shown = proofs.show(by(made, SHOPPER), SENT, photo());
    assertThat(shop.returnCase(shown).status()).isEqualTo(CaseStatus.AWAITING_GOODS);
    assertThat(refused(() -> proofs.accept(by(shown, SHOPPER)))).isEqualTo(ProblemCode.NOT_ALLOWED);
    assertThat(refused(() -> proofs.accept(by(shown, INSPECTOR)))).isEqualTo(ProblemCode.NOT_ALLOWED);

    Withdrawal accepted = proofs.accept(by(shown, CLERK));

    assertThat(shop.lastEvent(accepted).kind()).isEqualTo(WithdrawalEventKind.PROOF_ACCEPTED);
    assertThat(shop.returnCase(accepted).status()).isEqualTo(CaseStatus.AWAITING_SETTLEMENT);
    assertThat(refused(() -> proofs.accept(by(accepted, CLERK)))).isEqualTo(ProblemCode.NOT_NOW);
    beans.getBean(SettleReturn.class).settle(shop.step(accepted, ADMINISTRATOR));
    assertThat(beans.getBean(Payouts.class).ofCase(WithdrawalFixture.STORE, accepted.returnCase().orElseThrow()))
        .hasSize(1);
    shop.receive(accepted);
    assertThat(shop.returnCase(accepted).status()).isEqualTo(CaseStatus.SETTLED);
  }

  @Test
  void releasesAtOnceWhatTheStoreItselfLookedUp() {
    Withdrawal made = stated("IE-2002", "georgi.dimitrov@example.com");

    Withdrawal noted = proofs.note(by(made, CLERK), SENT);

    assertThat(shop.returnCase(noted).status()).isEqualTo(CaseStatus.AWAITING_SETTLEMENT);
  }

  @Test
  void waitsAgainForTheGoodsWhereTheProofIsSetAside() {
    Withdrawal made = stated("IE-2003", "maria.petrova@example.com");
    Withdrawal noted = proofs.note(by(made, CLERK), SENT);

    Withdrawal held = proofs.setAside(by(noted, SUPERVISOR), "Пратката е друга.");

    assertThat(shop.returnCase(held).status()).isEqualTo(CaseStatus.AWAITING_GOODS);
    assertThat(shop.returnCase(held).items()).allMatch(item -> item.acceptance() == Acceptance.PENDING);
  }

  @Test
  void waitsForTheGoodsOfWhatBecomesAReturn() {
    Withdrawal made = stated("IE-2009", "elena.stoyanova@example.com");
    Withdrawal noted = proofs.note(by(made, CLERK), SENT);

    Withdrawal returned = beans.getBean(TurnGround.class).toReturn(by(noted, CLERK));

    assertThat(shop.returnCase(returned).status()).isEqualTo(CaseStatus.AWAITING_GOODS);
  }

  @Test
  void letsTheInspectorLookAtGoodsThatComeBeforeTheMoneyIsOut() {
    Withdrawal made = stated("IE-2004", "nikola.ivanov@example.com");
    Withdrawal noted = proofs.note(by(made, CLERK), SENT);

    shop.receive(noted);
    assertThat(shop.returnCase(noted).status()).isEqualTo(CaseStatus.AWAITING_SETTLEMENT);
    beans
        .getBean(Inspection.class)
        .record(shop.step(noted, INSPECTOR), 1, Map.of("handled_beyond_testing", FactValue.yes()));

    assertThat(shop.returnCase(noted).status()).isIn(CaseStatus.AWAITING_INSPECTION, CaseStatus.AWAITING_RULING);
  }

  private Withdrawal stated(String number, String address) {
    Withdrawal made = shop.received(statement(number, address));
    shop.at("2026-11-24T10:00:00Z");
    return made;
  }
}
