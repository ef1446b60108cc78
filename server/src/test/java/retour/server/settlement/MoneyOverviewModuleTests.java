package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.settlement.BankFixture.ANN;
import static retour.server.settlement.BankFixture.debited;
import static retour.server.settlement.BankFixture.returned;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.money.Money;
import retour.server.settlement.MoneyOverview.Axis;
import retour.server.settlement.MoneyOverview.Behind;
import retour.server.settlement.MoneyOverview.Figure;
import retour.server.settlement.MoneyOverview.Standing;
import retour.server.settlement.PayoutBatch.Transfer;
import retour.server.settlement.Payouts.Payout;
import retour.server.store.StoreId;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class MoneyOverviewModuleTests {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
  private static final YearMonth NOVEMBER = YearMonth.parse("2026-11");

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private MoneyOverview overview;
  @Autowired private RefundTraces traces;
  @Autowired private Payouts payouts;

  private BankFixture given;

  @BeforeEach
  void openStore() {
    given = new BankFixture(beans);
    payouts.due(STORE).forEach(old -> payouts.markPaid(STORE, old.id(), "OLD", ACCOUNTANT));
    jdbc.sql("delete from return_bank_account").update();
  }

  @Test
  void tellsWhatHasNotGoneOut() {
    Payout due = given.due(1000);
    Payout atBank = given.due(2000, ANN);
    given.released();

    assertThat(overview.open(STORE, TODAY))
        .containsExactlyInAnyOrder(
            new Figure("open", "due", 1, euro(850)), new Figure("open", "in_batch", 1, euro(1700)));
    assertThat(overview.open(STORE, due.dueOn())).contains(new Figure("open", "today", 1, euro(850)));
    assertThat(overview.open(STORE, due.dueOn().plusDays(1))).contains(new Figure("open", "overdue", 1, euro(850)));
    assertThat(overview.openCases(STORE, Standing.IN_BATCH, TODAY))
        .extracting(Behind::caseId)
        .containsExactly(atBank.caseId());
    given.report(given.get(lastBatch()).transfers().stream().map(BankFixture::debited).toArray(String[]::new));
  }

  @Test
  void tellsWhatABankSentBack() {
    Payout due = given.due(1000, ANN);
    Transfer sent = given.released().transfers().getFirst();

    given.report(debited(sent));
    given.report(returned(sent));

    assertThat(overview.openCases(STORE, Standing.FAILED, TODAY))
        .extracting(Behind::caseId, Behind::amount)
        .containsExactly(tuple(due.caseId(), euro(850)));
  }

  @Test
  void sumsAMonthByResolutionReasonAndClause() {
    List<Figure> before = overview.month(STORE, NOVEMBER);
    Payout due = given.due(1000);

    List<Figure> now = overview.month(STORE, NOVEMBER);

    assertThat(grown(before, now, "all", "")).isEqualTo(850);
    assertThat(grown(before, now, "resolution", "refund")).isEqualTo(850);
    assertThat(grown(before, now, "reason", "changed_mind")).isEqualTo(850);
    assertThat(grown(before, now, "clause", "T-03")).isEqualTo(-150);
    assertThat(overview.monthCases(STORE, NOVEMBER, Axis.CLAUSE, "T-03"))
        .contains(new Behind(due.caseId(), due.caseNumber(), due.orderNumber(), euro(-150), TODAY));
    assertThat(overview.monthCases(STORE, NOVEMBER, Axis.REASON, "changed_mind"))
        .extracting(Behind::caseId)
        .contains(due.caseId());
    assertThat(overview.month(STORE, NOVEMBER.plusMonths(1))).isEmpty();
  }

  @Test
  void showsNoOtherStoresMoney() {
    StoreId other = new StoreId("other-shop");
    given.due(1000);

    assertThat(overview.open(other, TODAY)).isEmpty();
    assertThat(overview.openCases(other, Standing.DUE, TODAY)).isEmpty();
  }

  @Test
  void followsARefundFromTheOrderLineToTheBanksFile() {
    Payout due = given.due(1000, ANN);
    PayoutBatch batch = given.released();
    Transfer sent = batch.transfers().getFirst();
    given.report(debited(sent));

    RefundTrace trace = traces.of(STORE, due.caseId());

    assertThat(trace.items()).singleElement().satisfies(item -> {
      assertThat(item.linePaid()).isEqualTo(euro(1000));
      assertThat(item.paid()).isEqualTo(euro(1000));
      assertThat(item.steps())
          .containsExactly(new RefundTrace.Step("charge", "T-03", "restocking", "15", euro(1000), euro(-150)));
      assertThat(item.total()).isEqualTo(euro(850));
    });
    assertThat(trace.entries().stream().mapToLong(entry -> entry.amount().minor()).sum()).isZero();
    assertThat(trace.payouts()).singleElement().satisfies(payout -> {
      assertThat(payout.state()).isEqualTo("paid");
      assertThat(payout.transfers()).singleElement().satisfies(transfer -> {
        assertThat(transfer.messageId()).isEqualTo(batch.messageId());
        assertThat(transfer.endToEndId()).isEqualTo(sent.endToEndId());
        assertThat(transfer.state()).isEqualTo("settled");
      });
    });
  }

  private static long grown(List<Figure> before, List<Figure> now, String axis, String key) {
    return amount(now, axis, key) - amount(before, axis, key);
  }

  private static long amount(List<Figure> figures, String axis, String key) {
    return figures.stream()
        .filter(each -> each.axis().equals(axis) && each.key().equals(key))
        .filter(each -> each.amount().currency().getCurrencyCode().equals("EUR"))
        .mapToLong(each -> each.amount().minor())
        .sum();
  }

  private UUID lastBatch() {
    return given.bean(PayoutBatches.class).latest(STORE, ACCOUNTANT).getFirst().id();
  }

  private static Money euro(long cents) {
    return Money.of(cents, "EUR");
  }
}
