package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.usd;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Resolution;
import retour.policy.fact.Ruling;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.order.OrderId;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseEvent;
import retour.server.returns.CaseEventKind;
import retour.server.returns.Inspection;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.ChangeAmount.Wanted;
import retour.server.settlement.SettleReturn.Settlement;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class ChangeAmountModuleTests {

  private static final String BALANCE =
      "select coalesce(sum(amount_minor), 0) from ledger_entry where case_id = :case and account = :account";

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private ChangeAmount change;
  @Autowired private SettleReturn settle;
  @Autowired private Payouts payouts;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void settlesTheAmountThatAPersonSet() {
    OrderId order = given.order(1, 1000);
    ReturnCase accepted = given.accepted(order, 1, Resolution.REFUND);

    change.change(by(accepted, SUPERVISOR), 1, new Wanted(usd(1000), " Scratched by our courier. "));
    ReturnCase changed = given.get(accepted.id());
    Settlement preview = settle.preview(changed);
    Settlement settled = settle.settle(by(changed, ACCOUNTANT));

    assertThat(settled).isEqualTo(preview);
    assertThat(settled.total()).isEqualTo(usd(1000));
    assertThat(settled.items().getFirst().amounts().total()).isEqualTo(usd(850));
    assertThat(settled.items().getFirst().change())
        .hasValue(new AmountChange(usd(850), usd(1000), "Scratched by our courier."));
    assertThat(payouts.ofCase(STORE, accepted.id()).getFirst().amount()).isEqualTo(usd(1000));
    assertThat(given.read(order).refunded()).isEqualTo(usd(1000));
    assertThat(balance(accepted, "changed_by_staff")).isEqualTo(150);
    assertThat(balance(accepted, "payable")).isEqualTo(-1000);
  }

  @Test
  void saysInTheHistoryWhoChangedWhatAndWhy() {
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);

    change.change(by(accepted, ACCOUNTANT), 1, new Wanted(usd(800), "Agreed by phone."));

    CaseEvent last = given.bean(ReturnCases.class).history(STORE, accepted.id()).getLast();
    assertThat(last.kind()).isEqualTo(CaseEventKind.AMOUNT_CHANGED);
    assertThat(last.data())
        .containsEntry("suggested", "8.50 USD")
        .containsEntry("actual", "8.00 USD")
        .containsEntry("reason", "Agreed by phone.");
    assertThat(jdbc.sql("select role from amount_change where case_id = :case").param("case", accepted.id().value())
            .query(String.class).single())
        .isEqualTo("accountant");
  }

  @Test
  void goesBackToTheSuggestionWhenItIsSetAgain() {
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);

    change.change(by(accepted, ACCOUNTANT), 1, new Wanted(usd(0), "Paid in the shop."));
    change.change(by(given.get(accepted.id()), ACCOUNTANT), 1, new Wanted(usd(850), "It was not."));

    assertThat(settle.preview(given.get(accepted.id())).total()).isEqualTo(usd(850));
    assertThat(settle.preview(given.get(accepted.id())).items().getFirst().change()).isEmpty();
  }

  @Test
  void forgetsAChangeWhenThePolicyComesToAnotherSum() {
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);
    change.change(by(accepted, ACCOUNTANT), 1, new Wanted(usd(900), "Agreed by phone."));

    Ruling five = new Ruling("T-03", "charge", Optional.of(Percent.of(5)), Optional.empty());
    given.bean(Inspection.class).rule(by(given.get(accepted.id()), SUPERVISOR), 1, List.of(five), "Regular customer.");

    assertThat(settle.preview(given.get(accepted.id())).total()).isEqualTo(usd(950));
  }

  @ParameterizedTest
  @CsvSource({
    "10.01, USD, REFUND_ABOVE_PAID",
    "999999999.99, USD, REFUND_ABOVE_PAID",
    "1000000000.00, USD, REFUND_ABOVE_PAID",
    "-0.01, USD, INVALID_INPUT",
    "8.00, EUR, INVALID_INPUT",
    "8, JPY, INVALID_INPUT",
    "8.000, KWD, INVALID_INPUT"
  })
  void refusesAmountsThatCannotBe(String amount, String currency, ProblemCode code) {
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);

    assertThatThrownBy(() -> change.change(by(accepted, ACCOUNTANT), 1, new Wanted(Money.parse(amount, currency), "So.")))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));

    assertThat(settle.preview(given.get(accepted.id())).total()).isEqualTo(usd(850));
    assertThat(given.get(accepted.id()).version()).isEqualTo(accepted.version());
  }

  @Test
  void refusesOtherRolesAndAmountsWithoutReason() {
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);

    refuses(accepted, CLERK, "So.", ProblemCode.NOT_ALLOWED);
    refuses(accepted, INSPECTOR, "So.", ProblemCode.NOT_ALLOWED);
    refuses(accepted, new Actor.Staff(new UUID(0, 9), Role.AUDITOR), "So.", ProblemCode.NOT_ALLOWED);
    refuses(accepted, new Actor.Clock(), "So.", ProblemCode.NOT_ALLOWED);
    refuses(accepted, ACCOUNTANT, "  ", ProblemCode.INVALID_INPUT);
  }

  @Test
  void refusesWhatHasNoMoneyToSettle() {
    ReturnCase goods = given.accepted(given.order(1, 1000), 1, Resolution.REPLACEMENT);
    ReturnCase early = given.received(given.order(1, 1000), 1, Resolution.REFUND);

    refuses(goods, ACCOUNTANT, "So.", ProblemCode.NOT_NOW);
    refuses(early, ACCOUNTANT, "So.", ProblemCode.NOT_NOW);
  }

  @Test
  void refusesAChangeAfterSettlement() {
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);
    settle.settle(by(accepted, ACCOUNTANT));

    refuses(given.get(accepted.id()), ACCOUNTANT, "So.", ProblemCode.NOT_NOW);
  }

  private void refuses(ReturnCase seen, Actor actor, String reason, ProblemCode code) {
    assertThatThrownBy(() -> change.change(by(seen, actor), 1, new Wanted(usd(800), reason)))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private long balance(ReturnCase of, String account) {
    return jdbc.sql(BALANCE).param("case", of.id().value()).param("account", account).query(Long.class).single();
  }
}
