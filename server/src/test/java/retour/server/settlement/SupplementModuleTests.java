package retour.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.line;
import static retour.server.returns.ReturnsFixture.usd;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.policy.decision.Resolution;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.problem.ProblemCode;
import retour.server.returns.CaseEventKind;
import retour.server.returns.NextActor;
import retour.server.returns.Refusals;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.GiveSupplement.Standing;
import retour.server.settlement.GiveSupplement.Wanted;
import retour.server.settlement.Payouts.Payout;
import retour.server.settlement.Supplement.Ground;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class SupplementModuleTests {

  private static final String BALANCE =
      "select coalesce(sum(amount_minor), 0) from ledger_entry where case_id = :case and account = :account";

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private GiveSupplement supplements;
  @Autowired private SettleReturn settle;
  @Autowired private Payouts payouts;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void paysWhatAGrantedObjectionGives() {
    OrderId order = given.order(1, 1000);
    ReturnCase paid = paid(settled(order, Resolution.REFUND));

    supplements.give(by(paid, SUPERVISOR), 1, new Wanted(Ground.OBJECTION, usd(150), " It was unused. "));

    ReturnCase owed = given.get(paid.id());
    assertThat(owed.nextActor()).isEqualTo(NextActor.ACCOUNTANT);
    assertThat(given.events(owed)).endsWith(CaseEventKind.SUPPLEMENTED);
    assertThat(payouts.ofCase(STORE, paid.id())).extracting(Payout::amount).containsExactly(usd(850), usd(150));
    assertThat(given.read(order).refunded()).isEqualTo(usd(1000));
    assertThat(balance(owed, "changed_by_staff")).isEqualTo(150);
    assertThat(supplements.standings(STORE, paid.id())).containsExactly(new Standing(1, usd(1000), usd(0)));
    assertThat(supplements.ofCase(STORE, paid.id()).getFirst().reason()).isEqualTo("It was unused.");
    assertThat(balance(paid(owed), "payable")).isZero();
  }

  @Test
  void refusesMoreThanWasPaidButRepaysProvenCosts() {
    OrderId order = given.order(1, 1000);
    ReturnCase settled = settled(order, Resolution.REFUND);

    refuses(settled, new Wanted(Ground.OBJECTION, usd(151), "So."), ProblemCode.REFUND_ABOVE_PAID);
    supplements.give(by(settled, ACCOUNTANT), 1, new Wanted(Ground.PROVEN_COSTS, usd(700), "Receipt of the post."));

    assertThat(given.read(order).refunded()).isEqualTo(usd(850));
    assertThat(balance(settled, "costs_reimbursed")).isEqualTo(700);
    assertThat(supplements.standings(STORE, settled.id())).containsExactly(new Standing(1, usd(1550), usd(150)));
  }

  @Test
  void takesOffWhatHasNotGoneOut() {
    OrderId order = given.order(1, 1000);
    ReturnCase settled = settled(order, Resolution.REFUND);

    supplements.give(by(settled, ACCOUNTANT), 1, new Wanted(Ground.MISTAKE, usd(-300), "The gift is missing."));

    assertThat(payouts.ofCase(STORE, settled.id())).extracting(Payout::amount).containsExactly(usd(550));
    assertThat(payouts.due(STORE)).extracting(Payout::caseId).containsOnlyOnce(settled.id());
    assertThat(given.read(order).refunded()).isEqualTo(usd(550));
    assertThat(balance(paid(given.get(settled.id())), "payable")).isZero();
  }

  @Test
  void endsTheCaseWhereNothingIsDueAnyMore() {
    ReturnCase settled = settled(given.order(1, 1000), Resolution.REFUND);

    supplements.give(by(settled, ACCOUNTANT), 1, new Wanted(Ground.MISTAKE, usd(-850), "Paid in the shop."));

    assertThat(given.get(settled.id()).nextActor()).isEqualTo(NextActor.NOBODY);
    assertThat(payouts.ofCase(STORE, settled.id())).isEmpty();
  }

  @Test
  void takesNothingBackThatHasGoneOut() {
    ReturnCase paid = paid(settled(given.order(1, 1000), Resolution.REFUND));

    refuses(paid, new Wanted(Ground.MISTAKE, usd(-1), "So."), ProblemCode.NOT_NOW);

    assertThat(given.get(paid.id())).isEqualTo(paid);
    assertThat(balance(paid, "payable")).isZero();
  }

  @Test
  void refusesWhatCannotBe() {
    ReturnCase settled = settled(given.order(1, 1000), Resolution.REFUND);
    ReturnCase open = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);

    refuses(settled, new Wanted(Ground.OBJECTION, usd(0), "So."), ProblemCode.INVALID_INPUT);
    refuses(settled, new Wanted(Ground.OBJECTION, usd(-1), "So."), ProblemCode.INVALID_INPUT);
    refuses(settled, new Wanted(Ground.MISTAKE, usd(-851), "So."), ProblemCode.INVALID_INPUT);
    refuses(settled, new Wanted(Ground.OBJECTION, Money.of(1, "EUR"), "So."), ProblemCode.INVALID_INPUT);
    refuses(settled, new Wanted(Ground.OBJECTION, usd(1), " "), ProblemCode.INVALID_INPUT);
    refuses(open, new Wanted(Ground.OBJECTION, usd(1), "So."), ProblemCode.NOT_NOW);
    Wanted one = new Wanted(Ground.OBJECTION, usd(1), "So.");
    assertRefused(() -> supplements.give(by(settled, CLERK), 1, one), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> supplements.give(by(settled, SHOPPER), 1, one), ProblemCode.NOT_ALLOWED);
    assertThat(given.get(settled.id())).isEqualTo(settled);
  }

  @Test
  void booksOnceHoweverManyDoItAtOnce() throws Exception {
    OrderId order = given.order(1, 1000);
    ReturnCase settled = settled(order, Resolution.REFUND);
    Wanted wanted = new Wanted(Ground.OBJECTION, usd(50), "So.");
    Callable<Optional<ProblemCode>> attempt =
        () -> Refusals.of(() -> supplements.give(by(settled, ACCOUNTANT), 1, wanted));

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Optional<ProblemCode>> answers =
          threads.invokeAll(Collections.nCopies(4, attempt)).stream().map(Future::resultNow).toList();

      assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
      assertThat(answers).filteredOn(Optional::isPresent).containsOnly(Optional.of(ProblemCode.CHANGED_MEANWHILE));
    }
    assertThat(given.read(order).refunded()).isEqualTo(usd(900));
  }

  @Test
  void keepsLevsAndEuroTogetherWhateverIsAddedAndTakenOff() {
    ReturnsFixture levs = new ReturnsFixture(beans).store(false, "BGN");
    OrderId order =
        levs.order(List.of(line(1, Money.of(1000, "BGN"), Money.of(0, "BGN"))), PaymentMethod.CARD, true);
    ReturnCase settled = settled(order, Resolution.REFUND);

    supplements.give(by(settled, ACCOUNTANT), 1, new Wanted(Ground.MISTAKE, Money.of(-333, "BGN"), "Too much."));
    ReturnCase less = given.get(settled.id());
    supplements.give(by(less, ACCOUNTANT), 1, new Wanted(Ground.OBJECTION, Money.of(483, "BGN"), "All of it."));

    // 10.00 BGN / 1.95583 = 5.11 EUR, whatever the way.
    assertThat(payouts.ofCase(STORE, settled.id()).stream().mapToLong(payout -> payout.amount().minor()).sum())
        .isEqualTo(511);
    assertThat(jdbc.sql("select sum(amount_minor) from ledger_entry where case_id = :case and currency = 'EUR' and account = 'payable'")
            .param("case", settled.id().value())
            .query(Long.class)
            .single())
        .isEqualTo(-511);
  }

  @Test
  void holdsTheLimitInTheTableToo() {
    ReturnCase settled = settled(given.order(1, 1000), Resolution.REFUND);

    assertThatThrownBy(
            () ->
                jdbc.sql(
                        """
                        insert into supplement (store_id, case_id, item_no, ground, amount_minor, costs_minor, currency,
                                                reason, role, booked_at, booked_by)
                        values ('corner-shop', :case, 1, 'objection', 151, 0, 'USD', 'So.', 'accountant', now(), 'staff:x')
                        """)
                    .param("case", settled.id().value())
                    .update())
        .hasStackTraceContaining("would have 1001 of 1000");
  }

  private void refuses(ReturnCase of, Wanted wanted, ProblemCode code) {
    assertRefused(() -> supplements.give(by(given.get(of.id()), ACCOUNTANT), 1, wanted), code);
  }

  private ReturnCase settled(OrderId order, Resolution resolution) {
    ReturnCase accepted = given.accepted(order, 1, resolution);
    settle.settle(by(accepted, ACCOUNTANT));
    return given.get(accepted.id());
  }

  private ReturnCase paid(ReturnCase of) {
    payouts.ofCase(STORE, of.id()).stream()
        .filter(payout -> !payout.paid())
        .forEach(payout -> payouts.markPaid(STORE, payout.id(), "REF", ACCOUNTANT));
    return given.get(of.id());
  }

  private long balance(ReturnCase of, String account) {
    return jdbc.sql(BALANCE).param("case", of.id().value()).param("account", account).query(Long.class).single();
  }
}
