package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.line;

import java.util.ArrayList;
import java.util.List;
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
import retour.server.settlement.Payouts.Payout;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class OldCurrencyModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private SettleReturn settle;
  @Autowired private Payouts payouts;

  @Test
  void payLevsBackInEuroWithoutLosingACentOverTheParts() {
    ReturnsFixture given = new ReturnsFixture(beans).store(false, "EUR");
    OrderId order =
        given.order(List.of(line(3, Money.of(100, "BGN"), Money.of(0, "BGN"))), PaymentMethod.BANK_TRANSFER, true);

    List<Payout> paid = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      ReturnCase accepted = given.accepted(order, 1, Resolution.STORE_CREDIT);
      settle.settle(by(accepted, ACCOUNTANT));
      Payout due = payouts.ofCase(STORE, accepted.id()).getFirst();
      paid.add(payouts.markPaid(STORE, due.id(), "CREDIT-" + part, ACCOUNTANT));
    }

    assertThat(paid).extracting(payout -> payout.original().orElseThrow().minor()).containsExactly(33L, 34L, 33L);
    assertThat(paid).extracting(payout -> payout.amount().toString()).containsExactly("0.17 EUR", "0.17 EUR", "0.17 EUR");
    assertThat(given.read(order).refunded()).isEqualTo(Money.of(100, "BGN"));
    assertThat(sums()).allMatch(sum -> sum == 0);
  }

  /** Of each transaction in each currency, and of what is owed in each currency. */
  private List<Long> sums() {
    return jdbc.sql(
            """
            select sum(amount_minor) as total from ledger_entry group by transaction_id, currency
            union all
            select sum(amount_minor) as total from ledger_entry where account = 'payable' group by currency
            """)
        .query((row, n) -> row.getLong("total"))
        .list();
  }
}
