package retour.server.goods;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.SHOPPER;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.answers;
import static retour.server.returns.ReturnsFixture.arrival;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.line;
import static retour.server.returns.ReturnsFixture.usd;

import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import retour.policy.fact.FactValue;
import retour.policy.fact.Ruling;
import retour.policy.money.Percent;
import retour.server.goods.PromisedGoods.Shipment;
import retour.server.creditnote.CreditNote;
import retour.server.creditnote.CreditNotes;
import retour.server.creditnote.NoteRow;
import retour.server.order.Invoices;
import retour.server.order.LineTax;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.order.PaymentMethod;
import retour.server.problem.ProblemCode;
import retour.server.returns.Acceptance;
import retour.server.returns.Authorization;
import retour.server.returns.CaseEventKind;
import retour.server.returns.Inspection;
import retour.server.returns.NextActor;
import retour.server.returns.Receiving;
import retour.server.returns.Receiving.Freight;
import retour.server.returns.Refusals;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnDraft;
import retour.server.returns.ReturnDraft.DraftLine;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.ChooseExchange;
import retour.server.settlement.ExchangeChoice;
import retour.server.settlement.GiveSupplement;
import retour.server.settlement.GiveSupplement.Wanted;
import retour.server.settlement.Payouts;
import retour.server.settlement.Payouts.Payout;
import retour.server.settlement.SettleReturn;
import retour.server.settlement.SettleReturn.Settlement;
import retour.server.settlement.Supplement.Ground;
import retour.server.stock.VendorReturn;
import retour.server.stock.VendorReturns;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class GoodsModuleTests {

  private static final Shipment PARCEL = new Shipment("ups", "1ZNEW", List.of("sn 77"));
  private static final Map<String, FactValue> FINE =
      Map.of("unused", FactValue.yes(), "physical_damage", FactValue.no());
  private static final String BALANCE =
      "select coalesce(sum(amount_minor), 0) from ledger_entry where case_id = :case and account = :account";

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private GoodsSteps goods;
  @Autowired private GiveInstead instead;
  @Autowired private ChooseExchange choose;
  @Autowired private SettleReturn settle;
  @Autowired private Payouts payouts;
  @Autowired private Orders orders;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
  }

  @Test
  void sendsAReplacementThatCanItselfComeBack() {
    OrderId order = given.order(List.of(line(1, 1000, 80)), PaymentMethod.CARD, true);
    ReturnCase settled = settled(given.accepted(order, 1, Resolution.REPLACEMENT));
    assertThat(goods.open(STORE)).extracting(PromisedGoods::caseId).contains(settled.id());

    ReturnCase sent = goods.sent(by(settled, CLERK), only(settled).id(), PARCEL);
    assertThat(sent.dueOn()).isEqualTo(only(settled).dueOn());
    ReturnCase arrived = goods.delivered(by(sent, CLERK), only(settled).id());

    PromisedGoods done = only(settled);
    Order fresh = orders.byNumber(STORE, done.newOrderNumber()).orElseThrow();
    assertThat(done.newOrderNumber()).isEqualTo(given.read(order).number() + "-R1");
    assertThat(fresh.paid()).isEqualTo(usd(1080));
    assertThat(fresh.lines().getFirst().serials()).containsExactly("SN77");
    assertThat(fresh.lines().getFirst().tax()).isEqualTo(usd(80));
    assertThat(fresh.deliveries().getFirst().deliveredAt()).isEqualTo(done.deliveredAt());
    assertThat(fresh.buyer()).isEqualTo(given.read(order).buyer());
    assertThat(given.read(order).line(1).orElseThrow().available()).isZero();
    assertThat(arrived.nextActor()).isEqualTo(NextActor.NOBODY);
    assertThat(given.events(arrived)).endsWith(CaseEventKind.GOODS_SENT, CaseEventKind.GOODS_DELIVERED);
    assertThat(balance(settled, "goods_owed")).isZero();
    assertThat(balance(settled, "goods_sent")).isEqualTo(-1080);
    assertThat(given.filed(fresh.id(), 1, Resolution.REFUND).items()).hasSize(1);
  }

  @Test
  void sendsAgainUnderAnotherNumber() {
    ReturnCase settled = settled(given.accepted(given.order(1, 1000), 1, Resolution.REPLACEMENT));
    ReturnCase sent = goods.sent(by(settled, CLERK), only(settled).id(), PARCEL);

    goods.sent(by(sent, CLERK), only(settled).id(), new Shipment("fedex", "7788", List.of()));

    PromisedGoods again = only(settled);
    Order fresh = orders.byNumber(STORE, again.newOrderNumber()).orElseThrow();
    assertThat(again.shipment()).isEqualTo(new Shipment("fedex", "7788", List.of("sn 77")));
    assertThat(fresh.deliveries()).singleElement().extracting(each -> each.trackingNumber()).isEqualTo("7788");
    assertThat(balance(settled, "goods_sent")).isEqualTo(-1000);
  }

  @Test
  void givesTheMoneyBackWhereNothingIsThereToSend() {
    OrderId order = given.order(1, 1000);
    ReturnCase settled = settled(given.accepted(order, 1, Resolution.REPLACEMENT));

    ReturnCase refunded = instead.refund(by(settled, SUPERVISOR), only(settled).id(), "Sold out.");

    assertThat(only(settled).state()).isEqualTo(GoodsState.FAILED);
    assertThat(payouts.ofCase(STORE, settled.id())).extracting(Payout::amount).containsExactly(usd(1000));
    assertThat(refunded.nextActor()).isEqualTo(NextActor.ACCOUNTANT);
    assertThat(given.read(order).refunded()).isEqualTo(usd(1000));
    assertThat(balance(settled, "goods_owed")).isZero();
    assertThat(balance(settled, "payable")).isEqualTo(-1000);
    assertRefused(() -> goods.sent(by(refunded, CLERK), only(settled).id(), PARCEL), ProblemCode.NOT_NOW);
    assertRefused(() -> instead.refund(by(refunded, SUPERVISOR), only(settled).id(), "So."), ProblemCode.NOT_NOW);
  }

  @Test
  void givesNoMoneyBesideGoodsThatArePromised() {
    ReturnCase settled = settled(given.accepted(given.order(1, 1000), 1, Resolution.REPLACEMENT));
    GiveSupplement supplements = beans.getBean(GiveSupplement.class);

    assertRefused(
        () -> supplements.give(by(settled, ACCOUNTANT), 1, new Wanted(Ground.OBJECTION, usd(1), "So.")),
        ProblemCode.REFUND_ABOVE_PAID);

    assertThat(supplements.give(by(settled, ACCOUNTANT), 1, new Wanted(Ground.PROVEN_COSTS, usd(5), "So.")).nextActor())
        .isEqualTo(NextActor.ACCOUNTANT);
  }

  @Test
  void takesADifferenceBeforeDearerGoodsLeave() {
    ReturnCase accepted = exchanged(given.order(List.of(line(1, 1000, 0)), PaymentMethod.CARD, false));
    ReturnCase chosen = choose.choose(by(accepted, CLERK), 1, new ExchangeChoice("BIG", "Bigger thing", usd(1250)));

    Settlement preview = settle.preview(chosen);
    ReturnCase settled = settled(chosen);

    assertThat(preview.items().getFirst().exchange().orElseThrow().toPay()).isEqualTo(usd(250));
    assertThat(preview.total()).isEqualTo(usd(0));
    assertThat(settled.nextActor()).isEqualTo(NextActor.SHOPPER);
    assertThat(balance(settled, "receivable")).isEqualTo(250);
    assertThat(given.events(settled)).endsWith(CaseEventKind.DIFFERENCE_ASKED);
    assertRefused(() -> goods.sent(by(settled, CLERK), only(settled).id(), PARCEL), ProblemCode.NOT_NOW);
    assertRefused(
        () -> goods.differenceReceived(by(settled, CLERK), only(settled).id(), "B-1"), ProblemCode.NOT_ALLOWED);

    ReturnCase paid = goods.differenceReceived(by(settled, ACCOUNTANT), only(settled).id(), "B-1");
    goods.sent(by(paid, CLERK), only(settled).id(), PARCEL);

    assertThat(balance(settled, "receivable")).isZero();
    assertThat(balance(settled, "paid_in")).isEqualTo(250);
    assertThat(balance(settled, "goods_sent")).isEqualTo(-1250);
    Order fresh = orders.byNumber(STORE, only(settled).newOrderNumber()).orElseThrow();
    assertThat(fresh.paid()).isEqualTo(usd(1250));
    assertThat(fresh.lines().getFirst().sku()).isEqualTo("BIG");
  }

  @Test
  void givesTheDifferenceBackWhereGoodsAreCheaper() {
    OrderId order = given.order(List.of(line(1, 1000, 0)), PaymentMethod.CARD, false);
    ReturnCase chosen =
        choose.choose(by(exchanged(order), CLERK), 1, new ExchangeChoice("SMALL", "Smaller thing", usd(700)));

    Settlement preview = settle.preview(chosen);
    Settlement booked = settle.settle(by(chosen, ACCOUNTANT));

    assertThat(booked).isEqualTo(preview);
    assertThat(booked.total()).isEqualTo(usd(300));
    assertThat(payouts.ofCase(STORE, chosen.id())).extracting(Payout::amount).containsExactly(usd(300));
    assertThat(given.read(order).refunded()).isEqualTo(usd(300));
    assertThat(balance(chosen, "goods_owed")).isEqualTo(-700);
    ReturnCase failed = instead.refund(by(given.get(chosen.id()), SUPERVISOR), only(chosen).id(), "Sold out.");
    assertThat(given.read(order).refunded()).isEqualTo(usd(1000));
    assertThat(balance(failed, "payable")).isEqualTo(-1000);
  }

  @Test
  void givesBackWhatWasPaidOnTopWhereDearerGoodsFail() {
    OrderId order = given.order(List.of(line(1, 1000, 0)), PaymentMethod.CARD, false);
    ReturnCase settled =
        settled(choose.choose(by(exchanged(order), CLERK), 1, new ExchangeChoice("BIG", "Bigger", usd(1250))));
    ReturnCase paid = goods.differenceReceived(by(settled, ACCOUNTANT), only(settled).id(), "B-1");

    ReturnCase failed = instead.refund(by(paid, SUPERVISOR), only(settled).id(), "Sold out.");

    assertThat(balance(failed, "payable")).isEqualTo(-1250);
    assertThat(balance(failed, "goods_owed")).isZero();
    assertThat(given.read(order).refunded()).isEqualTo(usd(1000));
    assertThat(payouts.ofCase(STORE, failed.id())).extracting(Payout::amount).containsExactly(usd(1250));
  }

  @Test
  void repairsAndHandsBack() {
    OrderId order = given.order(1, 1000);
    ReturnCase settled = settled(repaired(order));
    PromisedGoods repair = only(settled);
    assertThat(repair.state()).isEqualTo(GoodsState.IN_REPAIR);

    assertRefused(
        () -> goods.moved(by(settled, CLERK), repair.id(), GoodsState.AT_MANUFACTURER), ProblemCode.NOT_NOW);
    ReturnCase done = goods.moved(by(settled, CLERK), repair.id(), GoodsState.TO_BE_SENT);
    ReturnCase sent = goods.sent(by(done, CLERK), repair.id(), PARCEL);
    ReturnCase over = goods.delivered(by(sent, CLERK), repair.id());

    assertThat(over.nextActor()).isEqualTo(NextActor.NOBODY);
    assertThat(given.read(order).line(1).orElseThrow().available()).isEqualTo(1);
    assertThat(only(settled).newOrderNumber()).isEmpty();
    ReturnCase again = settled(given.accepted(order, 1, Resolution.STORE_CREDIT));
    assertThat(given.read(order).refunded()).isEqualTo(usd(1000));
    assertThat(payouts.ofCase(STORE, again.id())).extracting(Payout::amount).containsExactly(usd(1000));
  }

  @Test
  void repairsAtTheManufacturersAsLongAsTheGoodsAreThere() {
    VendorReturns vendors = given.bean(VendorReturns.class);
    ReturnCase settled = settled(repaired(given.order(1, 1000)));
    VendorReturn asked =
        vendors.ask(
            new VendorReturns.Ask(STORE, settled.id(), 1, "Corvo", VendorReturn.Purpose.REPAIR), CLERK);
    VendorReturn numbered = vendors.authorized(seen(asked), "CORVO-5");

    VendorReturn sent = vendors.sent(seen(numbered), "1Z-TO-CORVO");
    assertThat(only(settled).state()).isEqualTo(GoodsState.AT_MANUFACTURER);
    assertThat(given.get(settled.id()).dueOn()).isEqualTo(only(settled).dueOn());

    vendors.ended(seen(sent), "Fuser replaced", Optional.empty());
    assertThat(only(settled).state()).isEqualTo(GoodsState.IN_REPAIR);
    assertThat(given.events(settled))
        .endsWith(
            CaseEventKind.SENT_TO_VENDOR,
            CaseEventKind.REPAIR_MOVED,
            CaseEventKind.BACK_FROM_VENDOR,
            CaseEventKind.REPAIR_MOVED);
    ReturnCase back = given.get(settled.id());
    assertThat(goods.moved(by(back, CLERK), only(settled).id(), GoodsState.TO_BE_SENT).nextActor())
        .isEqualTo(NextActor.CLERK);
  }

  private static VendorReturns.Command seen(VendorReturn away) {
    return new VendorReturns.Command(STORE, away.id(), away.version(), CLERK);
  }

  @Test
  void goesOnToTheNextRemedyWhereARepairFails() {
    ReturnCase settled = settled(repaired(given.order(1, 1000)));

    ReturnCase replaced = instead.replace(by(settled, SUPERVISOR), only(settled).id(), "Beyond repair.");

    PromisedGoods next = goods.ofCase(STORE, settled.id()).getLast();
    assertThat(next.kind()).isEqualTo(Resolution.REPLACEMENT);
    assertThat(next.price()).isEqualTo(usd(1000));
    assertThat(balance(settled, "goods_owed")).isEqualTo(-1000);
    ReturnCase refunded = instead.refund(by(replaced, SUPERVISOR), next.id(), "Sold out.");
    assertThat(balance(refunded, "payable")).isEqualTo(-1000);
    assertThat(balance(refunded, "goods_owed")).isZero();
  }

  @Test
  void refusesOtherRolesAndBadInput() {
    ReturnCase settled = settled(given.accepted(given.order(1, 1000), 1, Resolution.REPLACEMENT));
    PromisedGoods promised = only(settled);

    assertRefused(() -> goods.sent(by(settled, ACCOUNTANT), promised.id(), PARCEL), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> goods.sent(by(settled, SHOPPER), promised.id(), PARCEL), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> instead.refund(by(settled, CLERK), promised.id(), "So."), ProblemCode.NOT_ALLOWED);
    assertRefused(() -> instead.refund(by(settled, ACCOUNTANT), promised.id(), " "), ProblemCode.INVALID_INPUT);
    assertRefused(() -> instead.replace(by(settled, ACCOUNTANT), promised.id(), "So."), ProblemCode.NOT_NOW);
    assertRefused(
        () -> goods.sent(by(settled, CLERK), promised.id(), new Shipment(" ", "1", List.of())),
        ProblemCode.INVALID_INPUT);
    assertRefused(
        () -> goods.moved(by(settled, CLERK), promised.id(), GoodsState.SENT), ProblemCode.NOT_NOW);
    assertRefused(
        () -> choose.choose(by(settled, CLERK), 1, new ExchangeChoice("A", "B", usd(1))), ProblemCode.NOT_NOW);
    assertThat(given.get(settled.id())).isEqualTo(settled);
  }

  @Test
  void givesNewUnitsANumberThatNoOrderOfTheShopHas() {
    OrderId order = given.order(1, 1000);
    OrderId taken =
        given.order(List.of(line(1, 5000, 0)), PaymentMethod.CARD, true, given.read(order).number() + "-R1");
    ReturnCase settled = settled(given.accepted(order, 1, Resolution.REPLACEMENT));

    ReturnCase sent = goods.sent(by(settled, CLERK), only(settled).id(), PARCEL);
    goods.delivered(by(sent, CLERK), only(settled).id());

    Order fresh = orders.byNumber(STORE, given.read(order).number() + "-R2").orElseThrow();
    assertThat(only(settled).newOrderNumber()).isEqualTo(fresh.number());
    assertThat(fresh.lines().getFirst().serials()).containsExactly("SN77");
    assertThat(fresh.deliveries().getFirst().deliveredAt()).isPresent();
    assertThat(given.read(taken).paid()).isEqualTo(usd(5000));
  }

  @Test
  void keepsTheRateOfTaxForNewUnits() {
    LineTax reduced = new LineTax(LineTax.Category.STANDARD, Percent.of(9));
    OrderId order = given.order(List.of(line(1, 1090, 0).taxed(reduced)), PaymentMethod.CARD, true);
    ReturnCase settled = settled(given.accepted(order, 1, Resolution.REPLACEMENT));

    goods.sent(by(settled, CLERK), only(settled).id(), PARCEL);

    OrderId fresh = orders.byNumber(STORE, only(settled).newOrderNumber()).orElseThrow().id();
    assertThat(beans.getBean(Invoices.class).taxes(STORE, fresh)).containsEntry(1, reduced);
  }

  @Test
  void splitsTheTaxOffThePriceOfGoodsInExchange() {
    OrderId order = given.order(List.of(line(1, 1000, 80)), PaymentMethod.CARD, false);
    ReturnCase settled =
        settled(choose.choose(by(exchanged(order), CLERK), 1, new ExchangeChoice("SMALL", "Smaller", usd(540))));

    goods.sent(by(settled, CLERK), only(settled).id(), PARCEL);

    Order fresh = orders.byNumber(STORE, only(settled).newOrderNumber()).orElseThrow();
    assertThat(fresh.lines().getFirst().paid()).isEqualTo(usd(500));
    assertThat(fresh.lines().getFirst().tax()).isEqualTo(usd(40));
  }

  @Test
  void givesAllBackWhereAnExchangeFailsAfterACorrection() {
    OrderId order = given.order(List.of(line(1, 1000, 0)), PaymentMethod.CARD, false);
    ReturnCase settled =
        settled(choose.choose(by(exchanged(order), CLERK), 1, new ExchangeChoice("SMALL", "Smaller", usd(700))));
    GiveSupplement supplements = beans.getBean(GiveSupplement.class);
    ReturnCase corrected =
        supplements.give(by(settled, ACCOUNTANT), 1, new Wanted(Ground.MISTAKE, usd(-100), "It cost 800."));

    ReturnCase failed = instead.refund(by(corrected, SUPERVISOR), only(settled).id(), "Sold out.");

    assertThat(given.read(order).refunded()).isEqualTo(usd(1000));
    assertThat(balance(failed, "payable")).isEqualTo(-1000);
    assertThat(balance(failed, "goods_owed")).isZero();
    assertThat(credited(failed)).isEqualTo(1000);
  }

  @Test
  void forgetsAnAmountThatWasSetBeforeGoodsWereChosen() {
    OrderId order = given.order(List.of(line(1, 1000, 0)), PaymentMethod.CARD, false);
    ReturnCase chosen = choose.choose(by(exchanged(order), CLERK), 1, new ExchangeChoice("SMALL", "Smaller", usd(700)));
    jdbc.sql(
            """
            insert into amount_change (store_id, case_id, item_no, suggested_minor, actual_minor, currency, reason, role,
                                       changed_at, changed_by)
            values (:store, :case, 1, 300, 350, 'USD', 'So.', 'accountant', now(), 'staff:x')
            """)
        .param("store", STORE.value())
        .param("case", chosen.id().value())
        .update();

    Settlement booked = settle.settle(by(chosen, ACCOUNTANT));

    assertThat(booked.total()).isEqualTo(usd(300));
    assertThat(balance(chosen, "payable")).isEqualTo(-300);
  }

  @Test
  void goesOnWithTheRestWhereMoneyWasGivenBesideARepair() {
    OrderId order = given.order(1, 1000);
    ReturnCase settled = settled(repaired(order));
    givenBeside(settled, 200);

    assertRefused(
        () -> instead.replace(by(settled, SUPERVISOR), only(settled).id(), "Beyond repair."),
        ProblemCode.REFUND_ABOVE_PAID);
    ReturnCase failed = instead.refund(by(settled, SUPERVISOR), only(settled).id(), "Beyond repair.");

    assertThat(payouts.ofCase(STORE, failed.id())).extracting(Payout::amount).containsExactly(usd(800));
    assertThat(only(failed).state()).isEqualTo(GoodsState.FAILED);
  }

  @Test
  void creditsWhatIsGivenInPlaceOfGoods() {
    ReturnCase settled =
        settled(given.accepted(given.order(List.of(line(1, 1000, 80)), PaymentMethod.CARD, true), 1, Resolution.REPLACEMENT));

    ReturnCase failed = instead.refund(by(settled, SUPERVISOR), only(settled).id(), "Sold out.");

    CreditNote note = beans.getBean(CreditNotes.class).ofCase(STORE, failed.id()).getFirst();
    assertThat(note.sums().net()).isEqualTo(usd(1000));
    assertThat(note.sums().tax()).isEqualTo(usd(80));
    assertThat(note.rows()).singleElement().extracting(NoteRow::text).isEqualTo("Thing");
  }

  @Test
  void creditsTheDifferenceOfACheaperExchangeAndTheRestWhereItFails() {
    OrderId order = given.order(List.of(line(1, 1000, 80)), PaymentMethod.CARD, false);
    ReturnCase settled =
        settled(choose.choose(by(exchanged(order), CLERK), 1, new ExchangeChoice("SMALL", "Smaller", usd(540))));

    CreditNote difference = beans.getBean(CreditNotes.class).ofCase(STORE, settled.id()).getFirst();
    assertThat(difference.sums().net()).isEqualTo(usd(500));
    assertThat(difference.sums().tax()).isEqualTo(usd(40));
    assertThat(difference.rows()).extracting(row -> row.gross().minor()).containsExactly(1080L, -540L);

    ReturnCase failed = instead.refund(by(settled, SUPERVISOR), only(settled).id(), "Sold out.");

    List<CreditNote> all = beans.getBean(CreditNotes.class).ofCase(STORE, failed.id());
    assertThat(all).extracting(note -> note.sums().gross().minor()).containsExactly(540L, 540L);
    assertThat(all.getLast().sums().tax()).isEqualTo(usd(40));
  }

  @Test
  void leavesWhatWasPaidOnTopOutOfTheCreditNote() {
    OrderId order = given.order(List.of(line(1, 1000, 0)), PaymentMethod.CARD, false);
    ReturnCase settled =
        settled(choose.choose(by(exchanged(order), CLERK), 1, new ExchangeChoice("BIG", "Bigger", usd(1250))));
    ReturnCase paid = goods.differenceReceived(by(settled, ACCOUNTANT), only(settled).id(), "B-1");

    ReturnCase failed = instead.refund(by(paid, SUPERVISOR), only(settled).id(), "Sold out.");

    CreditNote note = beans.getBean(CreditNotes.class).ofCase(STORE, failed.id()).getFirst();
    assertThat(note.sums().gross()).isEqualTo(usd(1000));
    assertThat(note.sums().besides()).isEqualTo(usd(250));
  }

  private long credited(ReturnCase of) {
    return beans.getBean(CreditNotes.class).ofCase(STORE, of.id()).stream()
        .mapToLong(note -> note.sums().gross().minor())
        .sum();
  }

  /** As it could be done before repaired goods counted for what they are worth. */
  private void givenBeside(ReturnCase of, long cents) {
    paidFor(of, 1000 + cents);
    jdbc.sql(
            """
            insert into supplement (store_id, case_id, item_no, ground, amount_minor, costs_minor, currency, reason, role,
                                    booked_at, booked_by)
            values (:store, :case, 1, 'objection', :cents, 0, 'USD', 'So.', 'accountant', now(), 'staff:x')
            """)
        .param("store", STORE.value())
        .param("case", of.id().value())
        .param("cents", cents)
        .update();
    paidFor(of, 1000);
  }

  private void paidFor(ReturnCase of, long cents) {
    jdbc.sql("update return_item set paid_minor = :cents where store_id = :store and case_id = :case")
        .param("cents", cents)
        .param("store", STORE.value())
        .param("case", of.id().value())
        .update();
  }

  @Test
  void sendsOnceHoweverOftenAsked() throws Exception {
    ReturnCase settled = settled(given.accepted(given.order(1, 1000), 1, Resolution.REPLACEMENT));
    PromisedGoods promised = only(settled);
    Callable<Optional<ProblemCode>> attempt =
        () -> Refusals.of(() -> goods.sent(by(settled, CLERK), promised.id(), PARCEL));

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Optional<ProblemCode>> answers =
          threads.invokeAll(Collections.nCopies(4, attempt)).stream().map(Future::resultNow).toList();

      assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
      assertThat(answers).filteredOn(Optional::isPresent).containsOnly(Optional.of(ProblemCode.CHANGED_MEANWHILE));
    }
    assertThat(balance(settled, "goods_sent")).isEqualTo(-1000);
  }

  private ReturnCase exchanged(OrderId order) {
    ReturnCase authorized = given.authorized(order, 1, Resolution.EXCHANGE);
    assertThat(authorized.items().getFirst().acceptance()).isEqualTo(Acceptance.ACCEPTED);
    return authorized;
  }

  private ReturnCase repaired(OrderId order) {
    DraftLine faulty = new DraftLine(1, 1, answers("defective"), Optional.of(Resolution.REPLACEMENT));
    ReturnCase filed = given.get(given.file(order, new ReturnDraft(List.of(faulty), Map.of())).id());
    ReturnCase authorized =
        given.bean(Authorization.class).authorize(by(filed, CLERK), Optional.empty());
    given.bean(Receiving.class).receive(arrival(authorized.shownNumber(), Freight.PREPAID, Map.of()));
    ReturnCase inspected = given.bean(Inspection.class).record(by(given.get(filed.id()), INSPECTOR), 1, FINE);
    Ruling repair = new Ruling("T-08", "repair", Optional.empty(), Optional.empty());
    return given.bean(Inspection.class).rule(by(inspected, SUPERVISOR), 1, List.of(repair), "Small fault.");
  }

  private ReturnCase settled(ReturnCase accepted) {
    settle.settle(by(accepted, ACCOUNTANT));
    return given.get(accepted.id());
  }

  private PromisedGoods only(ReturnCase of) {
    return goods.ofCase(STORE, of.id()).getFirst();
  }

  private long balance(ReturnCase of, String account) {
    return jdbc.sql(BALANCE).param("case", of.id().value()).param("account", account).query(Long.class).single();
  }
}
