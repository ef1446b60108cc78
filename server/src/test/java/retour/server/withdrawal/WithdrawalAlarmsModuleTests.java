package retour.server.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.withdrawal.WithdrawalFixture.CLERK;
import static retour.server.withdrawal.WithdrawalFixture.SHOPPER;
import static retour.server.withdrawal.WithdrawalFixture.SUPERVISOR;
import static retour.server.withdrawal.WithdrawalFixture.by;
import static retour.server.withdrawal.WithdrawalFixture.photo;
import static retour.server.withdrawal.WithdrawalFixture.refused;
import static retour.server.withdrawal.WithdrawalFixture.statement;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.server.mail.Mail;
import retour.server.problem.ProblemCode;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;
import retour.server.withdrawal.RefundClock.Step;

/** The clock moved from the statement to the money: every mail to the person and to staff, each once. */
@RetourModuleTest
class WithdrawalAlarmsModuleTests {

  private static final ProveSending.Proof SENT = new ProveSending.Proof(LocalDate.parse("2026-11-23"), "");

  private static final ProveSending.Proof BACK =
      new ProveSending.Proof(LocalDate.parse("2026-11-23"), "Отказана при доставка");

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
  void callsStaffBeforeEachTermOnce() {
    Withdrawal made = shop.received(statement("IE-2001", "elena.stoyanova@example.com"));
    expectMails(made, "withdrawal_receipt");

    shop.at("2026-11-30T12:00:00Z");
    shop.lookAround();
    expectMails(made, "withdrawal_receipt");

    shop.at("2026-12-01T12:00:00Z");
    shop.lookAround();
    shop.lookAround();
    expectMails(made, "withdrawal_receipt", "withdrawal_alarm_goods_awaited", "withdrawal_reminder");

    shop.at("2026-12-05T12:00:00Z");
    shop.lookAround();
    assertThat(shop.mails(made)).endsWith("withdrawal_alarm_goods_late");
    assertThat(step(made)).isEqualTo(Step.HELD);

    shop.at("2026-12-07T12:00:00Z");
    shop.receive(made);
    shop.lookAround();
    assertThat(step(made)).isEqualTo(Step.DUE_SOON);
    assertThat(shop.mails(made)).endsWith("withdrawal_alarm_repayment_soon");

    shop.at("2026-12-08T12:00:00Z");
    shop.lookAround();
    shop.lookAround();
    assertThat(step(made)).isEqualTo(Step.OVERDUE);
    assertThat(shop.mails(made)).hasSize(6).endsWith("withdrawal_alarm_repayment_overdue");
  }

  @Test
  void callsStaffToAStatementThatWaitsForThem() {
    Withdrawal unknown = shop.received(statement("Nobody's 2", "nobody2@example.com"));
    shop.lookAround();

    Mail alarm = shop.alarm(unknown);
    assertThat(alarm.template()).isEqualTo("withdrawal_alarm_answer_wanted");
    assertThat(alarm.recipient()).isEqualTo("service@imperium-est.example.com");
    assertThat(alarm.text()).contains("/desk/withdrawals/" + unknown.id().value());
  }

  @Test
  void releasesTheMoneyOnAProofShownByThePerson() {
    Withdrawal made = shop.received(statement("IE-2002", "georgi.dimitrov@example.com"));
    shop.at("2026-11-24T10:00:00Z");

    Withdrawal proven = proofs.show(by(made, SHOPPER), SENT, photo());
    shop.lookAround();

    assertThat(step(proven)).isEqualTo(Step.RELEASABLE);
    assertThat(shop.mails(proven)).contains("withdrawal_alarm_releasable");
    assertThat(shop.lastEvent(proven).data()).containsKey("file").containsEntry("on", "2026-11-23");
    assertThat(proofs.isWanted(proven)).isFalse();
    assertThat(refused(() -> proofs.show(by(proven, SHOPPER), SENT, photo()))).isEqualTo(ProblemCode.NOT_NOW);
  }

  @Test
  void releasesTheMoneyWhereTheParcelIsRefusedOnItsWay() {
    Withdrawal made = shop.received(statement("IE-2007", "maria.petrova@example.com"));
    Withdrawal delivered = shop.received(statement("IE-2009", "elena.stoyanova@example.com"));
    shop.at("2026-11-24T10:00:00Z");
    assertThat(step(made)).isEqualTo(Step.HELD);
    assertThat(proofs.isInTransit(made)).isTrue();
    assertThat(refused(() -> proofs.turnedBack(by(delivered, CLERK), BACK))).isEqualTo(ProblemCode.NOT_NOW);
    assertThat(refused(() -> proofs.turnedBack(by(made, SHOPPER), BACK))).isEqualTo(ProblemCode.NOT_ALLOWED);

    Withdrawal back = proofs.turnedBack(by(made, CLERK), BACK);
    shop.lookAround();

    assertThat(step(back)).isEqualTo(Step.RELEASABLE);
    assertThat(shop.lastEvent(back).kind()).isEqualTo(WithdrawalEventKind.TURNED_BACK);
    assertThat(shop.mails(back)).contains("withdrawal_alarm_releasable");
    shop.receive(back);
    assertThat(shop.returnCase(back).items()).allMatch(item -> item.isHere());
  }

  @Test
  void holdsAgainWhatNothingProves() {
    Withdrawal made = shop.received(statement("IE-2003", "maria.petrova@example.com"));
    shop.at("2026-11-24T10:00:00Z");
    assertThat(refused(() -> proofs.show(by(made, SHOPPER), new ProveSending.Proof(LocalDate.parse("2026-11-25"), ""), photo())))
        .isEqualTo(ProblemCode.INVALID_INPUT);
    Withdrawal shown = proofs.show(by(made, SHOPPER), SENT, photo());
    assertThat(refused(() -> proofs.setAside(by(shown, CLERK), "x"))).isEqualTo(ProblemCode.NOT_ALLOWED);

    Withdrawal held = proofs.setAside(by(shown, SUPERVISOR), "На снимката няма разписка.");
    shop.followUp();

    assertThat(step(held)).isEqualTo(Step.HELD);
    Mail mail = shop.mails("maria.petrova@example.com").getLast();
    assertThat(mail.template()).isEqualTo("withdrawal_proof_set_aside");
    assertThat(mail.text()).contains("На снимката няма разписка.", "/withdrawals/" + held.id().value());
    assertThat(proofs.isWanted(held)).isTrue();
  }

  private void expectMails(Withdrawal about, String... templates) {
    assertThat(shop.mails(about)).containsExactlyInAnyOrder(templates);
  }

  private Step step(Withdrawal made) {
    return beans.getBean(Withdrawals.class).clock(shop.read(made)).orElseThrow().step();
  }
}
