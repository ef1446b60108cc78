package retour.server.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.withdrawal.WithdrawalFixture.CLERK;
import static retour.server.withdrawal.WithdrawalFixture.SHOPPER;
import static retour.server.withdrawal.WithdrawalFixture.STORE;
import static retour.server.withdrawal.WithdrawalFixture.by;
import static retour.server.withdrawal.WithdrawalFixture.refused;
import static retour.server.withdrawal.WithdrawalFixture.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.server.order.Order;
import retour.server.problem.ProblemCode;
import retour.server.returns.CaseCommand;
import retour.server.returns.Channel;
import retour.server.returns.FileReturn;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnDraft;
import retour.server.settlement.SettleReturn;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** A return becomes a withdrawal and a withdrawal a return: nothing is typed twice, the day stays. */
@RetourModuleTest
class WithdrawalGroundsModuleTests {

  @Autowired private ApplicationContext beans;
  private WithdrawalFixture shop;
  private TurnGround turn;

  @BeforeEach
  void open() {
    beans.getBean(TestClock.class).set(TestClock.START);
    shop = new WithdrawalFixture(beans);
    turn = beans.getBean(TurnGround.class);
  }

  @Test
  void makesAReturnAWithdrawalOfTheDayItWasAskedFor() {
    ReturnCase asked = asked("IE-2006", 1);
    beans.getBean(TestClock.class).advance(java.time.Duration.ofDays(2));

    Withdrawal made = turn.toWithdrawal(command(asked));
    shop.followUp();

    assertThat(made.state()).isEqualTo(WithdrawalState.ACCEPTED);
    assertThat(made.returnCase()).contains(asked.id());
    assertThat(made.statedAt()).isEqualTo(TestClock.START);
    assertThat(made.words().contract()).isEqualTo("IE-2006");
    assertThat(shop.events(made)).containsExactly("stated", "turned");
    assertThat(shop.mails(made)).containsExactly("withdrawal_receipt");
    // Never shipped: the price and the delivery.
    assertThat(total(made)).isEqualTo(Money.of(94_80, "EUR"));
    assertThat(refused(() -> turn.toWithdrawal(command(shop.returnCase(made))))).isEqualTo(ProblemCode.NOT_NOW);
  }

  @Test
  void makesAWithdrawalAReturnAndBack() {
    Withdrawal made = shop.received(statement("IE-2007", "maria.petrova@example.com"));

    Withdrawal returned = turn.toReturn(by(made, SHOPPER));
    assertThat(returned.state()).isEqualTo(WithdrawalState.RETURNED);
    assertThat(returned.returnCase()).isEqualTo(made.returnCase());

    Withdrawal again = turn.toWithdrawal(command(shop.returnCase(returned)));
    assertThat(again.id()).isEqualTo(made.id());
    assertThat(again.state()).isEqualTo(WithdrawalState.ACCEPTED);
    assertThat(again.statedAt()).isEqualTo(made.statedAt());
    assertThat(shop.events(again)).containsExactly("stated", "matched", "accepted", "returned", "turned");
  }

  @Test
  void keepsAReturnThatCameTooLateForTheLaw() {
    Withdrawal late = shop.received(statement("IE-2016", "nikola.ivanov@example.com"));

    assertThat(turn.canReturn(late)).isTrue();
    // The store's own policy refuses it too.
    assertThat(refused(() -> turn.toReturn(by(late, CLERK)))).isEqualTo(ProblemCode.RESOLUTION_REFUSED);
    assertThat(shop.read(late).state()).isEqualTo(WithdrawalState.WEIGHING);
  }

  private ReturnCase asked(String number, int lineNo) {
    Order order = shop.order(number);
    FileReturn.Filing filing =
        new FileReturn.Filing(
            STORE,
            order.id(),
            new ReturnDraft(
                List.of(
                    new ReturnDraft.DraftLine(
                        lineNo,
                        1,
                        Map.of("reason", new FactValue.Choice("changed_mind")),
                        Optional.of(Resolution.REFUND))),
                Map.of()),
            Channel.PORTAL,
            "bg",
            SHOPPER);
    return beans.getBean(ReturnCases.class).get(STORE, beans.getBean(FileReturn.class).file(filing).id());
  }

  private static CaseCommand command(ReturnCase seen) {
    return new CaseCommand(STORE, seen.id(), seen.version(), SHOPPER);
  }

  private Money total(Withdrawal made) {
    return beans.getBean(SettleReturn.class).preview(shop.returnCase(made)).total();
  }
}
