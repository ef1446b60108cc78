package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.arrival;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.line;
import static retour.server.returns.ReturnsFixture.usd;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;
import retour.policy.money.Percent;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.problem.ProblemCode;
import retour.server.returns.Acceptance;
import retour.server.returns.Authorization;
import retour.server.returns.CaseEventKind;
import retour.server.returns.CaseStatus;
import retour.server.returns.Inspection;
import retour.server.returns.NextActor;
import retour.server.returns.Receiving;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.Refusals;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.Payouts.Payout;
import retour.server.settlement.SettleReturn.Settlement;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class SettleReturnModuleTests {

  private static final Map<String, FactValue> FINE =
      Map.of("unused", FactValue.yes(), "physical_damage", FactValue.no());

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private SettleReturn settle;
  @Autowired private Payouts payouts;
  @Autowired private Inspection inspection;
  @Autowired private Receiving receiving;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void booksWhatThePreviewShowed() {
    OrderId order = given.order(List.of(line(1, 50_999, 6_149)), PaymentMethod.CARD, true);
    ReturnCase accepted = given.accepted(order, 1, Resolution.REFUND);

    Settlement preview = settle.preview(accepted);
    assertThat(given.get(accepted.id())).isEqualTo(accepted);
    Settlement booked = settle.settle(by(accepted, ACCOUNTANT));

    assertThat(booked).isEqualTo(preview);
    assertThat(booked.total()).isEqualTo(usd(50_999 - 7_650 + 6_149));
    assertThat(booked.payBy()).isEqualTo("card");
    assertThat(given.read(order).refunded()).isEqualTo(booked.total());
    assertThat(ledger(accepted))
        .containsExactly(
            entry("payable", -49_498L),
            entry("return_fees", -7_650L),
            entry("sales_returned", 50_999L),
            entry("tax_returned", 6_149L));
  }

  @Test
  void leavesThePayoutToTheAccountant() {
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);

    settle.settle(by(accepted, ACCOUNTANT));

    ReturnCase settled = given.get(accepted.id());
    assertThat(settled.status()).isEqualTo(CaseStatus.SETTLED);
    assertThat(settled.nextActor()).isEqualTo(NextActor.ACCOUNTANT);
    assertThat(payouts.ofCase(STORE, settled.id()))
        .singleElement()
        .satisfies(
            payout -> {
              assertThat(payout.amount()).isEqualTo(usd(850));
              assertThat(payout.method()).isEqualTo("card");
              assertThat(settled.dueOn()).contains(payout.dueOn());
            });
    assertThat(given.events(settled)).endsWith(CaseEventKind.SETTLED);
  }

  @Test
  void ticksAPayoutOffOnce() {
    Payout due = settled(given.order(1, 1000), Resolution.REFUND);

    Payout paid = payouts.markPaid(STORE, due.id(), "BANK-1", ACCOUNTANT);
    Payout again = payouts.markPaid(STORE, due.id(), "BANK-1", ACCOUNTANT);

    assertThat(again).isEqualTo(paid);
    assertThat(paid.paid()).isTrue();
    assertRefused(() -> payouts.markPaid(STORE, due.id(), "BANK-2", ACCOUNTANT), ProblemCode.ALREADY_SETTLED);
    ReturnCase done = given.get(due.caseId());
    assertThat(done.nextActor()).isEqualTo(NextActor.NOBODY);
    assertThat(given.events(done)).filteredOn(CaseEventKind.PAID_OUT::equals).hasSize(1);
    assertThat(ledger(done)).contains(entry("payable", 0L), entry("paid_out", -850L));
  }

  @Test
  void refusesOtherRoles() {
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);

    assertRefused(() -> settle.settle(by(accepted, CLERK)), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> settle.settle(by(accepted, SHOPPER)), ProblemCode.NOT_ALLOWED);
    Payout due = settled(given.order(1, 1000), Resolution.REFUND);
    assertRefused(() -> payouts.markPaid(STORE, due.id(), "X", INSPECTOR), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> payouts.markPaid(STORE, due.id(), " ", ACCOUNTANT), ProblemCode.INVALID_INPUT);
  }

  @Test
  void refusesWhatIsNotAccepted() {
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REFUND);

    assertRefused(() -> settle.settle(by(received, ACCOUNTANT)), ProblemCode.NOT_NOW);
  }

  @Test
  void settlesOnceHoweverOftenAsked() throws Exception {
    OrderId order = given.order(1, 1000);
    ReturnCase accepted = given.accepted(order, 1, Resolution.REFUND);
    Callable<Optional<ProblemCode>> attempt = () -> Refusals.of(() -> settle.settle(by(accepted, ACCOUNTANT)));

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Optional<ProblemCode>> answers =
          threads.invokeAll(Collections.nCopies(8, attempt)).stream().map(Future::resultNow).toList();

      assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
      assertThat(answers).filteredOn(Optional::isPresent).containsOnly(Optional.of(ProblemCode.ALREADY_SETTLED));
    }
    assertThat(given.read(order).refunded()).isEqualTo(usd(850));
    assertThat(payouts.ofCase(STORE, accepted.id())).hasSize(1);
  }

  @Test
  void settlesTheUnitsThatCame() {
    OrderId order = given.order(5, 1001);
    ReturnCase authorized = given.authorized(order, 5, Resolution.REFUND);
    receiving.receive(arrival(authorized.shownNumber(), Freight.PREPAID, Map.of(1, 3)));
    ReturnCase accepted = inspection.record(by(given.get(authorized.id()), INSPECTOR), 1, FINE);

    Settlement booked = settle.settle(by(accepted, ACCOUNTANT));

    assertThat(booked.items().getFirst().amounts().paid()).isEqualTo(usd(601));
    assertThat(given.read(order).line(1).orElseThrow().available()).isEqualTo(2);
    assertThat(given.get(accepted.id()).items().getFirst().settledQuantity()).contains(3);
  }

  @Test
  void sumsPartsToTheWholeWhateverWasCancelled() {
    OrderId order = given.order(3, 100);
    ReturnCase first = given.accepted(order, 1, Resolution.STORE_CREDIT);
    ReturnCase second = given.filed(order, 1, Resolution.STORE_CREDIT);
    ReturnCase third = given.accepted(order, 1, Resolution.STORE_CREDIT);
    beans.getBean(Authorization.class).cancel(by(second, SHOPPER));
    ReturnCase fourth = given.accepted(order, 1, Resolution.STORE_CREDIT);

    List.of(third, first, fourth).forEach(each -> settle.settle(by(given.get(each.id()), ACCOUNTANT)));

    assertThat(given.read(order).refunded()).isEqualTo(usd(100));
  }

  @Test
  void appliesTheRateASupervisorChose() {
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);
    Ruling five = new Ruling("T-03", "charge", Optional.of(Percent.of(5)), Optional.empty());

    ReturnCase ruled = inspection.rule(by(accepted, SUPERVISOR), 1, List.of(five), "Regular customer.");

    assertThat(settle.settle(by(ruled, ACCOUNTANT)).total()).isEqualTo(usd(950));
  }

  @Test
  void givesAllBackWhereASupervisorOverrodeThePolicy() {
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REFUND);
    ReturnCase rejected = inspection.record(by(received, INSPECTOR), 1, Map.of("unused", FactValue.no()));
    ReturnCase overridden = inspection.override(by(rejected, SUPERVISOR), 1, Acceptance.ACCEPTED, "Our mistake.");

    assertThat(settle.settle(by(overridden, ACCOUNTANT)).total()).isEqualTo(usd(1000));
  }

  @Test
  void leavesGoodsToTheClerk() {
    OrderId order = given.order(1, 1000);
    ReturnCase accepted = given.accepted(order, 1, Resolution.REPLACEMENT);

    settle.settle(by(accepted, ACCOUNTANT));

    assertThat(payouts.ofCase(STORE, accepted.id())).isEmpty();
    assertThat(given.read(order).refunded()).isEqualTo(usd(0));
    assertThat(given.get(accepted.id()).nextActor()).isEqualTo(NextActor.CLERK);
    assertThat(ledger(accepted))
        .containsExactly(entry("goods_owed", -1000L), entry("sales_returned", 1000L));
  }

  @Test
  void keepsStoreCreditOwed() {
    Payout credit = settled(given.order(1, 1000), Resolution.STORE_CREDIT);

    payouts.markPaid(STORE, credit.id(), "GIFT-1", ACCOUNTANT);

    assertThat(ledger(given.get(credit.caseId()))).contains(entry("payable", 0L), entry("store_credit", -1000L));
  }

  @Test
  void refusesMoreThanWasPaid() {
    OrderId order = given.order(1, 1000);
    ReturnCase accepted = given.accepted(order, 1, Resolution.REFUND);
    jdbc.sql("update customer_order set refunded_minor = 500 where order_id = :order")
        .param("order", order.value())
        .update();

    assertRefused(() -> settle.settle(by(accepted, ACCOUNTANT)), ProblemCode.REFUND_ABOVE_PAID);

    assertThat(given.get(accepted.id())).isEqualTo(accepted);
    assertThat(ledger(accepted)).isEmpty();
  }

  private Payout settled(OrderId order, Resolution resolution) {
    ReturnCase accepted = given.accepted(order, 1, resolution);
    settle.settle(by(accepted, ACCOUNTANT));
    return payouts.ofCase(STORE, accepted.id()).getFirst();
  }

  /** What stands on each account, in their order. */
  private Map<String, Long> ledger(ReturnCase of) {
    return jdbc
        .sql("select account, sum(amount_minor) as sum from ledger_entry where case_id = :case group by account")
        .param("case", of.id().value())
        .query((row, n) -> Map.entry(row.getString("account"), row.getLong("sum")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }
}
