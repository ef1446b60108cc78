package retour.server.goods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.usd;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Resolution;
import retour.server.goods.PromisedGoods.Shipment;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.problem.ProblemCode;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.GiveSupplement;
import retour.server.settlement.GiveSupplement.Wanted;
import retour.server.settlement.Payouts;
import retour.server.settlement.SettleReturn;
import retour.server.settlement.Supplement.Ground;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.SwitchableDatabase;

/** Whatever breaks, goods are sent, and money is given in their place or beside them, exactly once; the books balance. */
@RetourModuleTest
class GoodsFaultsModuleTests {

  private static final Shipment PARCEL = new Shipment("ups", "1ZNEW", List.of("SN1"));
  private static final String LEDGER =
      "select coalesce(sum(amount_minor), 0) from ledger_entry where case_id = :case and account like :account";

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private SwitchableDatabase database;
  @Autowired private GoodsSteps goods;
  @Autowired private GiveInstead instead;
  @Autowired private GiveSupplement supplements;
  @Autowired private Payouts payouts;
  @Autowired private Orders orders;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"promised_goods", "customer_order", "ledger_entry", "return_case", "commit"})
  void sendOnceWhenAnyStepBroke(String table) {
    ReturnCase settled = settled(given.order(1, 1000), Resolution.REPLACEMENT);

    breaking(table, () -> goods.sent(by(settled, CLERK), only(settled).id(), PARCEL));
    assertThat(only(settled).state()).isEqualTo(GoodsState.TO_BE_SENT);
    goods.sent(by(given.get(settled.id()), CLERK), only(settled).id(), PARCEL);

    assertThat(orders.byNumber(STORE, only(settled).newOrderNumber())).isPresent();
    assertThat(sum(settled, "goods_sent")).isEqualTo(-1000);
    assertThat(sum(settled, "%")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"promised_goods", "supplement", "payout", "ledger_entry", "return_case", "commit"})
  void payInsteadOnceWhenAnyStepBroke(String table) {
    OrderId order = given.order(1, 1000);
    ReturnCase settled = settled(order, Resolution.REPLACEMENT);

    breaking(table, () -> instead.refund(by(settled, SUPERVISOR), only(settled).id(), "Sold out."));
    assertThat(payouts.ofCase(STORE, settled.id())).isEmpty();
    instead.refund(by(given.get(settled.id()), SUPERVISOR), only(settled).id(), "Sold out.");

    assertThat(payouts.ofCase(STORE, settled.id())).hasSize(1);
    assertThat(given.read(order).refunded()).isEqualTo(usd(1000));
    assertThat(sum(settled, "payable")).isEqualTo(-1000);
    assertThat(sum(settled, "%")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"supplement", "customer_order", "payout", "ledger_entry", "return_case", "commit"})
  void giveMoreOnceWhenAnyStepBroke(String table) {
    OrderId order = given.order(1, 1000);
    ReturnCase settled = settled(order, Resolution.REFUND);
    Wanted wanted = new Wanted(Ground.OBJECTION, usd(150), "It was unused.");

    breaking(table, () -> supplements.give(by(settled, SUPERVISOR), 1, wanted));
    assertThat(given.read(order).refunded()).isEqualTo(usd(850));
    supplements.give(by(given.get(settled.id()), SUPERVISOR), 1, wanted);

    assertThat(given.read(order).refunded()).isEqualTo(usd(1000));
    assertThat(sum(settled, "payable")).isEqualTo(-1000);
  }

  @Test
  void bookOnceWhenTheAnswerToTheCommitWasLost() {
    ReturnCase settled = settled(given.order(1, 1000), Resolution.REPLACEMENT);

    breaking("committed", () -> goods.sent(by(settled, CLERK), only(settled).id(), PARCEL));

    assertThat(only(settled).state()).isEqualTo(GoodsState.SENT);
    assertRefused(
        () -> goods.sent(by(settled, CLERK), only(settled).id(), PARCEL), ProblemCode.CHANGED_MEANWHILE);
    assertThat(sum(settled, "goods_sent")).isEqualTo(-1000);
  }

  private void breaking(String where, Runnable step) {
    database.breakAt(
        sql -> sql.equals(where) || sql.contains("insert into " + where) || sql.startsWith("update " + where));
    try {
      assertThatThrownBy(step::run).as(where).isNotNull();
    } finally {
      database.mend();
    }
  }

  private ReturnCase settled(OrderId order, Resolution resolution) {
    ReturnCase accepted = given.accepted(order, 1, resolution);
    given.bean(SettleReturn.class).settle(by(accepted, ACCOUNTANT));
    return given.get(accepted.id());
  }

  private PromisedGoods only(ReturnCase of) {
    return goods.ofCase(STORE, of.id()).getFirst();
  }

  private long sum(ReturnCase of, String account) {
    return jdbc.sql(LEDGER).param("case", of.id().value()).param("account", account).query(Long.class).single();
  }
}
