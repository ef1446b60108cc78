package retour.server.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.withdrawal.WithdrawalFixture.ADMINISTRATOR;
import static retour.server.withdrawal.WithdrawalFixture.CLERK;
import static retour.server.withdrawal.WithdrawalFixture.INSPECTOR;
import static retour.server.withdrawal.WithdrawalFixture.SHOPPER;
import static retour.server.withdrawal.WithdrawalFixture.SUPERVISOR;
import static retour.server.withdrawal.WithdrawalFixture.by;
import static retour.server.withdrawal.WithdrawalFixture.refused;
import static retour.server.withdrawal.WithdrawalFixture.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.problem.ProblemCode;
import retour.server.returns.Inspection;
import retour.server.returns.ReturnCases;
import retour.server.settlement.Payouts;
import retour.server.settlement.SettleReturn;
import retour.server.store.Actor;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** What comes back: price and delivery, what is kept back for use and the word against it. */
@RetourModuleTest
class WithdrawalMoneyModuleTests {

  private static final Ruling WORN =
      new Ruling("CRD-14-2", "deduct", Optional.of(Percent.of(20)), Optional.empty());

  @Autowired private ApplicationContext beans;
  private WithdrawalFixture shop;
  private Inspection inspection;
  private Objections objections;

  @BeforeEach
  void open() {
    beans.getBean(TestClock.class).set(TestClock.START);
    shop = new WithdrawalFixture(beans);
    inspection = beans.getBean(Inspection.class);
    objections = beans.getBean(Objections.class);
  }

  @Test
  void givesPriceAndDeliveryBackBeforeShipment() {
    Withdrawal made = shop.received(statement("IE-2006", "georgi.dimitrov@example.com"));

    assertThat(total(made)).isEqualTo(Money.of(94_80, "EUR"));
  }

  @Test
  void givesTheDeliveryBackWithTheLastPartOnly() {
    Withdrawal part = shop.received(shop.proven("IE-2014", Map.of(1, 6)));
    Withdrawal rest = shop.received(shop.proven("IE-2014", Map.of(2, 6, 3, 3)));

    assertThat(delivery(part)).isEqualTo("0.00 EUR");
    assertThat(delivery(rest)).isEqualTo("4.90 EUR");
  }

  @Test
  void keepsBackForUseOnlyWithAPhotoAndASecondPerson() {
    Withdrawal made = worn("IE-2003", "maria.petrova@example.com", INSPECTOR);
    assertThat(refused(() -> rule(made, SUPERVISOR))).isEqualTo(ProblemCode.REQUIREMENT_MISSING);
    shop.staffPhoto(made);

    rule(made, SUPERVISOR);
    shop.followUp();

    // 20 % of 56.40 stays; the delivery comes back whole.
    assertThat(total(made)).isEqualTo(Money.of(50_02, "EUR"));
    assertThat(shop.mails("maria.petrova@example.com").getLast().text()).contains("Цена втора употреба");
    assertThat(shop.lastEvent(made).data()).containsEntry("percent", "20").containsEntry("clause", "CRD-14-2");
  }

  @Test
  void keepsNothingBackByWhoInspected() {
    Withdrawal made = worn("IE-2001", "elena.stoyanova@example.com", SUPERVISOR);
    shop.staffPhoto(made);

    assertThat(refused(() -> rule(made, SUPERVISOR))).isEqualTo(ProblemCode.REQUIREMENT_MISSING);
    rule(made, ADMINISTRATOR);
  }

  @Test
  void letsThePersonObjectAndAnotherAnswer() {
    Withdrawal made = worn("IE-2004", "nikola.ivanov@example.com", INSPECTOR);
    assertThat(refused(() -> objections.object(by(shop.read(made), SHOPPER), "no"))).isEqualTo(ProblemCode.NOT_NOW);
    shop.staffPhoto(made);
    rule(made, SUPERVISOR);
    Money reduced = total(made);

    Withdrawal objected = objections.object(by(shop.read(made), SHOPPER), "Само го пробвах.");
    shop.lookAround();
    assertThat(shop.alarm(objected).template()).isEqualTo("withdrawal_alarm_objection");
    assertThat(refused(() -> objections.answer(by(objected, SUPERVISOR), true, "x")))
        .isEqualTo(ProblemCode.REQUIREMENT_MISSING);
    assertThat(refused(() -> objections.answer(by(objected, CLERK), true, "x"))).isEqualTo(ProblemCode.NOT_ALLOWED);
    Withdrawal answered = objections.answer(by(objected, ADMINISTRATOR), true, "Прав сте.");
    shop.followUp();

    assertThat(answered.objectedOn()).isEmpty();
    assertThat(total(made)).isGreaterThan(reduced);
    assertThat(shop.mails("nikola.ivanov@example.com").getLast().template()).isEqualTo("withdrawal_objection_granted");
    assertThat(objections.isPossible(answered)).isFalse();
  }

  @Test
  void paysOnTopWhatWasKeptWhereTheObjectionIsGrantedAfterTheSettlement() {
    Withdrawal made = worn("IE-2017", shop.order("IE-2017").buyer().email(), INSPECTOR);
    shop.staffPhoto(made);
    rule(made, SUPERVISOR);
    Money reduced = total(made);
    beans.getBean(SettleReturn.class).settle(shop.step(made, ADMINISTRATOR));
    Withdrawal objected = objections.object(by(shop.read(made), SHOPPER), "Само го пробвах.");

    objections.answer(by(objected, ADMINISTRATOR), true, "Прав сте.");
    shop.followUp();

    List<Money> due =
        beans.getBean(Payouts.class).ofCase(WithdrawalFixture.STORE, made.returnCase().orElseThrow()).stream()
            .map(Payouts.Payout::amount)
            .toList();
    assertThat(due).hasSize(2).contains(reduced);
    assertThat(due.stream().reduce(Money::plus).orElseThrow()).isGreaterThan(reduced);
    assertThat(shop.events(made)).endsWith("objected", "objection_answered");
  }

  @Test
  void neverGivesLessThanNothing() {
    Withdrawal made = worn("IE-2002", "georgi.dimitrov@example.com", INSPECTOR);
    shop.staffPhoto(made);

    inspection.rule(
        shop.step(made, SUPERVISOR),
        1,
        List.of(new Ruling("CRD-14-2", "deduct", Optional.of(Percent.of(100)), Optional.empty())),
        "Унищожена.");

    assertThat(total(made).isNegative()).isFalse();
  }

  /** Goods that came back worn, with everything found that the policy asks. */
  private Withdrawal worn(String number, String address, Actor inspector) {
    Withdrawal made = shop.received(statement(number, address));
    shop.receive(made);
    inspection.record(shop.step(made, inspector), 1, Map.of("handled_beyond_testing", FactValue.yes()));
    return shop.read(made);
  }

  private void rule(Withdrawal made, Actor by) {
    inspection.rule(shop.step(made, by), 1, List.of(WORN), "Цена втора употреба: 20 % по-малко.");
  }

  private Money total(Withdrawal made) {
    LineDecision line =
        beans.getBean(ReturnCases.class).decision(WithdrawalFixture.STORE, made.returnCase().orElseThrow()).decision().line("1");
    return line.resolution(Resolution.REFUND).amounts().orElseThrow().total();
  }

  private String delivery(Withdrawal made) {
    return beans.getBean(ReturnCases.class).facts(WithdrawalFixture.STORE, made.returnCase().orElseThrow()).stream()
        .filter(said -> said.fact().name().equals("delivery_cost_due"))
        .map(said -> said.fact().value().toString().replaceAll(".*=|]", ""))
        .collect(Collectors.joining());
  }
}
