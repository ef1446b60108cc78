package retour.server.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static retour.server.withdrawal.WithdrawalFixture.CLERK;
import static retour.server.withdrawal.WithdrawalFixture.STORE;
import static retour.server.withdrawal.WithdrawalFixture.SUPERVISOR;
import static retour.server.withdrawal.WithdrawalFixture.by;
import static retour.server.withdrawal.WithdrawalFixture.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.server.mail.Mail;
import retour.server.policy.Informed;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Receiving;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;
import retour.server.withdrawal.RefundClock.Step;

/** The clock moved through each term, with every mail and state. */
@RetourModuleTest
class WithdrawalTermsModuleTests {

  @Autowired private ApplicationContext beans;
  private WithdrawalFixture shop;
  private WeighStatement weigh;
  private ProveSending proofs;

  @BeforeEach
  void open() {
    beans.getBean(TestClock.class).set(TestClock.START);
    shop = new WithdrawalFixture(beans);
    weigh = beans.getBean(WeighStatement.class);
    proofs = beans.getBean(ProveSending.class);
  }

  @Test
  void remindsOnceBeforeTheLastDayForSendingAndHoldsTheMoney() {
    Withdrawal made = shop.received(statement("IE-2001", "elena.stoyanova@example.com"));
    assertThat(step(made)).isEqualTo(Step.HELD);

    shop.at("2026-12-01T06:59:00Z");
    shop.followUp();
    assertThat(shop.mails(made)).containsExactly("withdrawal_receipt");
    shop.at("2026-12-01T07:00:00Z");
    shop.followUp();
    shop.followUp();
    assertThat(shop.mails(made))
        .containsExactly("withdrawal_receipt", "withdrawal_reminder");

    shop.at("2026-12-20T10:00:00Z");
    assertThat(step(made)).isEqualTo(Step.HELD);
    assertThat(alarms()).doesNotContain(made.number());
  }

  @Test
  void remindsNobodyWhoseGoodsAreHere() {
    Withdrawal made = shop.received(statement("IE-2002", "georgi.dimitrov@example.com"));
    receive(made);

    shop.at("2026-12-02T10:00:00Z");
    shop.followUp();

    assertThat(shop.mails(made)).containsExactly("withdrawal_receipt");
  }

  @Test
  void walksFromHeldToOverdue() {
    Withdrawal made = shop.received(statement("IE-2003", "maria.petrova@example.com"));
    shop.at("2026-11-24T10:00:00Z");
    receive(made);
    assertThat(step(made)).isEqualTo(Step.RELEASABLE);
    assertThat(alarms()).doesNotContain(made.number());

    shop.at("2026-12-01T10:00:00Z");
    assertThat(step(made)).isEqualTo(Step.DUE_SOON);
    assertThat(alarms()).contains(made.number());
    shop.at("2026-12-05T10:00:00Z");
    assertThat(step(made)).isEqualTo(Step.OVERDUE);
    assertThat(alarms()).contains(made.number());
  }

  @Test
  void releasesTheMoneyOnProofOfSending() {
    Withdrawal made = shop.received(statement("IE-2009", "elena.stoyanova@example.com"));
    shop.at("2026-11-23T10:00:00Z");

    Withdrawal proven = proofs.note(by(made, CLERK), new ProveSending.Proof(LocalDate.parse("2026-11-22"), "tracking 123"));

    assertThat(step(proven)).isEqualTo(Step.RELEASABLE);
    assertThat(shop.events(proven)).endsWith("proven");
    assertThat(refused(() -> proofs.note(by(proven, CLERK), new ProveSending.Proof(LocalDate.parse("2026-11-22"), "x"))))
        .isEqualTo(ProblemCode.NOT_NOW);
  }

  @Test
  void takesTheLastDayAndNotTheDayAfter() {
    // Delivered on Friday 6 November: the last day is Friday 20.
    shop.at("2026-11-20T21:59:59Z");
    assertThat(shop.received(statement("IE-2004", "nikola.ivanov@example.com")).timeliness())
        .contains(Timeliness.IN_TIME);

    shop.at("2026-11-20T22:00:00Z");
    Withdrawal late = shop.received(statement("IE-2005", "elena.stoyanova@example.com"));
    assertThat(late.timeliness()).contains(Timeliness.LATE);
  }

  @Test
  void givesTwelveMonthsMoreToWhoWasNotTold() {
    Withdrawal late = shop.received(statement("IE-2016", "nikola.ivanov@example.com"));
    assertThat(late.state()).isEqualTo(WithdrawalState.WEIGHING);

    Withdrawal inForce = weigh.informed(by(late, CLERK), new Informed(false, Optional.empty()), "the order mail had no word of it");

    assertThat(inForce.state()).isEqualTo(WithdrawalState.ACCEPTED);
    assertThat(inForce.informed()).isFalse();
    assertThat(inForce.term(Term.Name.PERIOD).orElseThrow().clause()).isEqualTo("CRD-10");
    assertThat(inForce.term(Term.Name.REPAYMENT)).isPresent();
    assertThat(inForce.term(Term.Name.SENDING)).isPresent();
    assertThat(shop.events(inForce)).containsExactly("stated", "matched", "weighed", "informed", "accepted");
  }

  @Test
  void declinesALateOneWithAReasonAndLetsASupervisorTurnIt() {
    shop.at("2026-12-20T10:00:00Z");
    Withdrawal late = shop.received(statement("IE-2014", "georgi.dimitrov@example.com"));
    assertThat(refused(() -> weigh.decline(by(late, CLERK), "late"))).isEqualTo(ProblemCode.NOT_ALLOWED);
    assertThat(refused(() -> weigh.decline(by(late, SUPERVISOR), " "))).isEqualTo(ProblemCode.INVALID_INPUT);

    Withdrawal declined = weigh.decline(by(late, SUPERVISOR), "Срокът изтече на 27 ноември.");
    shop.followUp();
    Mail mail = shop.mails("georgi.dimitrov@example.com").getLast();
    assertThat(mail.template()).isEqualTo("withdrawal_declined");
    assertThat(mail.text()).contains("Срокът изтече");
    assertThat(refused(() -> weigh.decline(by(late, SUPERVISOR), "again"))).isEqualTo(ProblemCode.CHANGED_MEANWHILE);

    Withdrawal accepted = weigh.accept(by(declined, SUPERVISOR));
    assertThat(accepted.state()).isEqualTo(WithdrawalState.ACCEPTED);
  }

  @Test
  void dismissesWhatIsAboutNoContractAndFindsItLater() {
    Withdrawal unknown = shop.received(statement("Nobody's 1", "nobody@example.com"));

    Withdrawal dismissed = weigh.dismiss(by(unknown, CLERK), "Нямаме такава поръчка.");
    shop.followUp();
    assertThat(shop.mails(dismissed)).containsExactly("withdrawal_receipt", "withdrawal_dismissed");

    Withdrawal found =
        beans
            .getBean(MatchStatement.class)
            .byHand(by(dismissed, CLERK), new MatchStatement.Found("IE-2015", Map.of(1, 1)));
    assertThat(found.state()).isEqualTo(WithdrawalState.ACCEPTED);
    assertThat(found.parts()).isEqualTo(Map.of(1, 1));
  }

  private void receive(Withdrawal made) {
    beans
        .getBean(Receiving.class)
        .receive(
            new Receiving.Arrival(
                STORE,
                shop.returnCase(made).shownNumber(),
                "bulkurier",
                "T" + made.number(),
                Receiving.Freight.PREPAID,
                "",
                Map.of(),
                CLERK));
  }

  private Step step(Withdrawal made) {
    return beans.getBean(Withdrawals.class).clock(shop.read(made)).orElseThrow().step();
  }

  private List<String> alarms() {
    return beans.getBean(Withdrawals.class).alarms(STORE, 100).stream().map(Withdrawals.Row::number).toList();
  }

  private static ProblemCode refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
    return java.util.Objects.requireNonNull(catchThrowableOfType(Refused.class, step)).code();
  }
}
