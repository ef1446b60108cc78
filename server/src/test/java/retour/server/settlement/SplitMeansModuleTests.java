package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.line;
import static retour.server.returns.ReturnsFixture.usd;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Resolution;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.GiveSupplement.Wanted;
import retour.server.settlement.Payouts.Payout;
import retour.server.settlement.ProviderRefunds.News;
import retour.server.settlement.ProviderRefunds.Standing;
import retour.server.settlement.SettleReturn.Settlement;
import retour.server.settlement.Supplement.Ground;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.testing.RetourModuleTest;

/** An order of 10.00, of which 3.00 were paid with store credit and 7.00 by card. */
@RetourModuleTest
class SplitMeansModuleTests {

  private static final Actor ADMINISTRATOR = new Actor.Staff(new UUID(0, 5), Role.ADMINISTRATOR);

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private SettleReturn settle;
  @Autowired private Payouts payouts;
  @Autowired private ProviderRefunds refunds;
  @Autowired private StoreCredits credits;
  @Autowired private GiveSupplement supplements;
  @Autowired private SplitTerms terms;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
    terms.save(STORE, RefundSplit.VOUCHER_FIRST, ADMINISTRATOR);
  }

  @Test
  void givesStoreCreditBackFirst() {
    OrderId order = paidTwice(1);
    ReturnCase accepted = given.accepted(order, 1, Resolution.REFUND);

    Settlement preview = settle.preview(accepted);
    Settlement booked = settle.settle(by(accepted, ACCOUNTANT));

    assertThat(booked).isEqualTo(preview);
    assertThat(preview.payments())
        .extracting(SettleReturn.Payment::method, SettleReturn.Payment::amount)
        .containsExactly(tuple("store_credit", usd(300)), tuple("card", usd(550)));
    assertPayouts(accepted).containsExactly(tuple("store_credit", usd(300)), tuple("card", usd(550)));
    assertThat(backTo(order)).containsExactly(550L, 300L);
  }

  @Test
  void sharesInProportionWhereTheStoreSaysSo() {
    terms.save(STORE, RefundSplit.PROPORTIONAL, ADMINISTRATOR);
    OrderId order = paidTwice(2);
    ReturnCase first = given.accepted(order, 1, Resolution.REFUND);

    settle.settle(by(first, ACCOUNTANT));
    ReturnCase second = given.accepted(order, 1, Resolution.REFUND);
    settle.settle(by(second, ACCOUNTANT));

    assertPayouts(first).containsExactlyInAnyOrder(tuple("store_credit", usd(128)), tuple("card", usd(297)));
    assertThat(backTo(order)).containsExactly(595L, 255L);
  }

  @Test
  void leavesTheOneRightWhereTheOtherFails() {
    OrderId order = paidTwice(1);
    ReturnCase accepted = given.accepted(order, 1, Resolution.REFUND);
    settle.settle(by(accepted, ACCOUNTANT));
    Payout credit = payout(accepted, "store_credit");
    Payout card = payout(accepted, "card");

    credits.issue(STORE, credit.id(), ACCOUNTANT);
    assertThat(refunds.take(STORE, "^pi_", 10))
        .filteredOn(sent -> sent.payoutId().equals(card.id()))
        .extracting(ProviderRefunds.ToSend::payment)
        .containsExactly("pi_card");
    refunds.tell(STORE, new News(card.id(), Standing.FAILED, "", "expired_card"));

    assertThat(payout(accepted, "store_credit").paid()).isTrue();
    assertThat(payout(accepted, "card").paid()).isFalse();
    assertThat(balance(accepted, "store_credit")).isEqualTo(-300);
    assertThat(balance(accepted, "payable")).isEqualTo(-550);
    payouts.markPaid(STORE, card.id(), "BY-HAND", ACCOUNTANT);
    assertThat(balance(accepted, "payable")).isZero();
    assertThat(backTo(order)).containsExactly(550L, 300L);
  }

  @Test
  void takesOffTheLastAndGivesMoreToWhatHasRoom() {
    OrderId order = paidTwice(1);
    ReturnCase accepted = given.accepted(order, 1, Resolution.REFUND);
    settle.settle(by(accepted, ACCOUNTANT));

    ReturnCase less =
        supplements.give(by(given.get(accepted.id()), SUPERVISOR), 1, new Wanted(Ground.MISTAKE, usd(-600), "So."));
    assertThat(backTo(order).stream().mapToLong(Long::longValue).sum()).isEqualTo(250);
    supplements.give(by(less, SUPERVISOR), 1, new Wanted(Ground.OBJECTION, usd(750), "So."));

    assertThat(backTo(order)).containsExactly(700L, 300L);
    assertThat(given.read(order).refunded()).isEqualTo(usd(1000));
  }

  @Test
  void sendsCostsBeyondAllThatWasPaidByHand() {
    OrderId order = paidTwice(1);
    ReturnCase accepted = given.accepted(order, 1, Resolution.REFUND);
    settle.settle(by(accepted, ACCOUNTANT));

    supplements.give(by(given.get(accepted.id()), SUPERVISOR), 1, new Wanted(Ground.PROVEN_COSTS, usd(400), "Post."));

    assertThat(backTo(order)).containsExactly(700L, 300L);
    assertPayouts(accepted)
        .containsExactly(
            tuple("store_credit", usd(300)), tuple("card", usd(550)), tuple("card", usd(150)), tuple("card", usd(250)));
  }

  private ListAssert<Tuple> assertPayouts(ReturnCase of) {
    return assertThat(
        payouts.ofCase(STORE, of.id()).stream().map(payout -> tuple(payout.method(), payout.amount())).toList());
  }

  private Payout payout(ReturnCase of, String method) {
    return payouts.ofCase(STORE, of.id()).stream().filter(each -> each.method().equals(method)).findFirst().orElseThrow();
  }

  /** What is booked to go back to card and store credit. */
  private List<Long> backTo(OrderId order) {
    return jdbc.sql("select refunded_minor from order_payment where order_id = :order order by payment_no")
        .param("order", order.value())
        .query((row, n) -> row.getLong("refunded_minor"))
        .list();
  }

  private OrderId paidTwice(int units) {
    OrderId order = given.order(List.of(line(units, Money.of(1000, "USD"), usd(0))), PaymentMethod.CARD, true);
    jdbc.sql(
            """
            insert into order_payment (store_id, order_id, payment_no, method, reference, amount_minor)
            values ('corner-shop', :order, 1, 'card', 'pi_card', 700),
                   ('corner-shop', :order, 2, 'store_credit', 'GIFT', 300)
            """)
        .param("order", order.value())
        .update();
    return order;
  }

  private long balance(ReturnCase of, String account) {
    return jdbc
        .sql("select coalesce(sum(amount_minor), 0) from ledger_entry where case_id = :case and account = :account")
        .param("case", of.id().value())
        .param("account", account)
        .query(Long.class)
        .single();
  }
}
