package retour.server.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static retour.server.returns.Refusals.assertRefused;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.INSPECTOR;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.usd;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import retour.policy.decision.Resolution;
import retour.server.mail.Outbox;
import retour.server.problem.ProblemCode;
import retour.server.returns.Acceptance;
import retour.server.returns.CaseEventKind;
import retour.server.returns.Disposition;
import retour.server.returns.Inspection;
import retour.server.returns.NextActor;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnsFixture;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
class GoodsModuleTests {

  private static final Actor ADMINISTRATOR = new Actor.Staff(new UUID(0, 5), Role.ADMINISTRATOR);

  @Autowired private ApplicationContext beans;
  @Autowired private Inspection inspection;
  @Autowired private StockMoves moves;
  @Autowired private SendGoodsBack goodsBack;
  @Autowired private GoodsBackTerms terms;
  @Autowired private VendorReturns vendors;
  @Autowired private WatchGoods watch;
  @Autowired private ReturnCases cases;
  @Autowired private Stores stores;
  @Autowired private Outbox outbox;
  @Autowired private JdbcClient jdbc;
  @Autowired private DataSource database;
  @Autowired private TestClock clock;

  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    clock.set(TestClock.START);
    given = new ReturnsFixture(beans).store(false);
    terms.save(stores.get(STORE), new GoodsBackTerms.Terms(false, usd(0), 30, 7), ADMINISTRATOR);
    moves.export(STORE, CLERK);
  }

  @Test
  void tellsTheStockSystemEachUnitOnce() {
    ReturnCase accepted = given.accepted(given.order(2, 2000), 2, Resolution.REFUND);
    inspection.dispose(
        by(accepted, CLERK), 1, new Inspection.Placed(Optional.of(Disposition.RESTOCK), Condition.AS_NEW.code()));

    StockMoves.Export first = moves.export(STORE, CLERK).orElseThrow();
    Optional<StockMoves.Export> second = moves.export(STORE, CLERK);

    assertThat(second).isEmpty();
    assertThat(first.moves())
        .singleElement()
        .satisfies(
            move -> {
              assertThat(move.units()).isEqualTo(2);
              assertThat(move.disposition()).isEqualTo(Disposition.RESTOCK);
              assertThat(move.condition()).contains(Condition.AS_NEW);
            });
    assertThat(moves.read(STORE, first.exportNo()).csv()).isEqualTo(first.csv());
    assertThat(new String(first.csv(), StandardCharsets.UTF_8)).contains("SKU,Thing,2,restock,as_new");
    assertThat(moves.confirm(STORE, first.exportNo(), CLERK).confirmedAt()).isPresent();
  }

  @Test
  void takesBackWhatWasToldBeforeItTellsAnother() {
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);
    ReturnCase placed = inspection.dispose(by(accepted, CLERK), 1, Optional.of(Disposition.RESTOCK));
    moves.export(STORE, CLERK);
    ReturnCase changed = inspection.dispose(by(placed, CLERK), 1, Optional.of(Disposition.SCRAP));
    inspection.dispose(by(changed, CLERK), 1, Optional.of(Disposition.SCRAP));

    assertThat(moves.export(STORE, CLERK).orElseThrow().moves())
        .extracting(StockMoves.Move::disposition, StockMoves.Move::units)
        .containsExactly(
            tuple(Disposition.RESTOCK, -1),
            tuple(Disposition.SCRAP, 1));
  }

  @Test
  void makesOneExportOfTwoAtOnce() throws Exception {
    ReturnCase accepted = given.accepted(given.order(1, 1000), 1, Resolution.REFUND);
    inspection.dispose(by(accepted, CLERK), 1, Optional.of(Disposition.RESTOCK));
    Callable<Optional<StockMoves.Export>> make = () -> moves.export(STORE, CLERK);

    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<Future<Optional<StockMoves.Export>>> made = both.invokeAll(List.of(make, make));

      assertThat(made).extracting(each -> each.get().isPresent()).containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void sendsRejectedGoodsBackAtTheStoresCost() {
    ReturnCase rejected = rejected();
    assertThat(state(rejected)).isEqualTo(GoodsBackState.HELD);

    inspection.dispose(by(rejected, CLERK), 1, Optional.of(Disposition.BACK_TO_CUSTOMER));
    goodsBack.sent(command(rejected, CLERK), "1Z-BACK");

    assertThat(state(rejected)).isEqualTo(GoodsBackState.SENT);
    assertThat(open()).extracting(GoodsBack::caseId).doesNotContain(rejected.id());
    assertThat(mails(rejected, "goods_back_sent")).singleElement().asString().contains("1Z-BACK");
    assertThat(given.events(rejected)).endsWith(CaseEventKind.GOODS_BACK);
  }

  @Test
  void waitsForTheCustomersPaymentBeforeItSends() {
    terms.save(stores.get(STORE), new GoodsBackTerms.Terms(true, usd(980), 30, 7), ADMINISTRATOR);
    ReturnCase rejected = rejected();
    inspection.dispose(by(rejected, CLERK), 1, Optional.of(Disposition.BACK_TO_CUSTOMER));

    assertThat(state(rejected)).isEqualTo(GoodsBackState.AWAITING_PAYMENT);
    assertRefused(() -> goodsBack.sent(command(rejected, CLERK), "1Z"), ProblemCode.NOT_NOW);
    assertRefused(() -> goodsBack.waive(command(rejected, CLERK), "Goodwill"), ProblemCode.NOT_ALLOWED);
    SendGoodsBack.Command seen = command(rejected, ACCOUNTANT);
    goodsBack.paid(seen, "BANK-9");

    assertThat(state(rejected)).isEqualTo(GoodsBackState.READY);
    assertRefused(() -> goodsBack.paid(seen, "BANK-9"), ProblemCode.CHANGED_MEANWHILE);
    assertThat(mails(rejected, "goods_back_pay")).singleElement().asString().contains("$9.80");
  }

  @Test
  void givesUpWhatNobodyPaidForAfterAReminder() {
    terms.save(stores.get(STORE), new GoodsBackTerms.Terms(true, usd(980), 30, 7), ADMINISTRATOR);
    ReturnCase rejected = rejected();
    inspection.dispose(by(rejected, CLERK), 1, Optional.of(Disposition.BACK_TO_CUSTOMER));

    clock.advance(Duration.ofDays(24));
    goodsBack.lookAround();
    goodsBack.lookAround();
    assertThat(mails(rejected, "goods_back_remind")).hasSize(1);
    clock.advance(Duration.ofDays(7));
    goodsBack.lookAround();
    goodsBack.lookAround();

    assertThat(state(rejected)).isEqualTo(GoodsBackState.ABANDONED);
    assertThat(mails(rejected, "goods_back_abandoned")).hasSize(1);
    goodsBack.place(command(rejected, INSPECTOR), Disposition.SCRAP);
    assertThat(state(rejected)).isEqualTo(GoodsBackState.SETTLED);
    assertThat(moves.waiting(STORE)).extracting(StockMoves.Move::disposition).contains(Disposition.SCRAP);
  }

  @Test
  void leavesNothingWithoutANextStep() {
    ReturnCase rejected = rejected();
    inspection.dispose(by(rejected, CLERK), 1, Optional.of(Disposition.SCRAP));

    assertThat(state(rejected)).isEqualTo(GoodsBackState.SETTLED);
    assertThat(open()).allSatisfy(goods -> assertThat(goods.nextOn()).isPresent());
  }

  @Test
  void sendsGoodsToTheirManufacturerAndBack() {
    given.with(
        """
        T-20:
          says: { en: The maker gets a day. }
          require: remedy
          by: refund
          when: sent_to_manufacturer_on == back_from_manufacturer_on
        """);
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REPLACEMENT);
    VendorReturn asked =
        vendors.ask(
            new VendorReturns.Ask(STORE, received.id(), 1, "Corvo", VendorReturn.Purpose.REPAIR), CLERK);
    assertRefused(
        () ->
            vendors.ask(
                new VendorReturns.Ask(STORE, received.id(), 1, "Corvo", VendorReturn.Purpose.CREDIT), CLERK),
        ProblemCode.NOT_NOW);
    assertRefused(() -> vendors.sent(command(asked), "1Z-V"), ProblemCode.NOT_NOW);

    VendorReturn numbered = vendors.authorized(command(asked), "CORVO-RMA-5");
    assertRefused(() -> vendors.authorized(command(asked), "CORVO-RMA-6"), ProblemCode.CHANGED_MEANWHILE);
    VendorReturn sent = vendors.sent(command(numbered), "1Z-V");
    assertThat(cases.facts(STORE, received.id()))
        .extracting(said -> said.fact().name())
        .contains("sent_to_manufacturer_on");
    VendorReturn back = vendors.ended(command(sent), "Fuser replaced", Optional.empty());

    assertThat(back.state()).isEqualTo(VendorReturnState.BACK);
    assertThat(back.nextOn()).isEmpty();
    assertThat(given.events(received)).contains(CaseEventKind.SENT_TO_VENDOR, CaseEventKind.BACK_FROM_VENDOR);
    assertThat(vendors.list(STORE, false)).extracting(VendorReturn::id).doesNotContain(back.id());
  }

  @Test
  void watchesGoodsThatAreRejectedOnceMore() {
    ReturnCase rejected = rejected();
    ReturnCase accepted =
        inspection.override(by(rejected, SUPERVISOR), 1, Acceptance.ACCEPTED, "Another look");
    assertThat(state(rejected)).isEqualTo(GoodsBackState.SETTLED);

    inspection.override(by(accepted, SUPERVISOR), 1, Acceptance.REJECTED, "And another");

    assertThat(state(rejected)).isEqualTo(GoodsBackState.HELD);
    assertThat(open()).extracting(GoodsBack::caseId).contains(rejected.id());
  }

  @Test
  void endsAReturnWhoseGoodsWereCollectedBeforeAnybodySaidWhereTheyGo() {
    ReturnCase rejected = rejected();

    goodsBack.collected(command(rejected, CLERK));

    ReturnCase ended = cases.get(STORE, rejected.id());
    assertThat(state(rejected)).isEqualTo(GoodsBackState.COLLECTED);
    assertThat(ended.item(1).disposition()).contains(Disposition.BACK_TO_CUSTOMER);
    assertThat(ended.nextActor()).isEqualTo(NextActor.NOBODY);
    assertRefused(() -> goodsBack.collected(command(rejected, CLERK)), ProblemCode.NOT_NOW);
  }

  @Test
  void turnsThePagesOfRejectedGoodsInTheirOrder() {
    ReturnCase first = rejected();
    clock.advance(Duration.ofDays(1));
    ReturnCase second = rejected();

    List<GoodsBack> all = open();
    List<UUID> turned = new ArrayList<>();
    GoodsBack.Place last = GoodsBack.Place.FIRST;
    for (int page = 0; page < all.size(); page++) {
      GoodsBack next = goodsBack.open(STORE, last, 1).getFirst();
      turned.add(next.caseId().value());
      last = GoodsBack.Place.of(next.place().orElseThrow().code());
    }

    assertThat(turned).containsExactlyElementsOf(all.stream().map(each -> each.caseId().value()).toList());
    assertThat(turned).containsSubsequence(first.id().value(), second.id().value());
    assertThat(goodsBack.open(STORE, last, 1)).isEmpty();
    assertThat(GoodsBack.Place.of("2026-99-99_no")).isEqualTo(GoodsBack.Place.FIRST);
  }

  @Test
  void watchesGoodsThatWereRejectedBeforeAnybodyWatchedThem() {
    ReturnCase rejected = rejected();
    jdbc.sql("delete from goods_back where store_id = :store and case_id = :case")
        .param("store", STORE.value())
        .param("case", rejected.id().value())
        .update();

    ScriptUtils.executeSqlScript(
        DataSourceUtils.getConnection(database),
        new EncodedResource(new ClassPathResource("db/migration/V118__rejected_goods_of_before.sql")),
        false,
        false,
        "--",
        ScriptUtils.EOF_STATEMENT_SEPARATOR,
        "/*",
        "*/");

    assertThat(state(rejected)).isEqualTo(GoodsBackState.HELD);
    assertThat(open()).extracting(GoodsBack::caseId).contains(rejected.id());
  }

  @Test
  void tellsStaffOnceADayOfGoodsThatAreDue() {
    rejected();
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REPLACEMENT);
    vendors.ask(new VendorReturns.Ask(STORE, received.id(), 1, "Corvo", VendorReturn.Purpose.REPAIR), CLERK);
    clock.advance(Duration.ofDays(8).plusHours(6));

    watch.lookAround();
    watch.lookAround();
    clock.advance(Duration.ofDays(1));
    watch.lookAround();

    List<String> told =
        outbox.latest(STORE, 50).stream()
            .filter(kept -> kept.mail().template().equals("goods_due"))
            .map(kept -> kept.mail().text())
            .toList();
    assertThat(told).hasSizeGreaterThanOrEqualTo(2).allSatisfy(text -> assertThat(text).contains("Corvo", "/desk/stock"));
    assertThat(outbox.latest(STORE, 50)).extracting(kept -> kept.mail().onceKey()).doesNotHaveDuplicates();
  }

  private List<GoodsBack> open() {
    return goodsBack.open(STORE, GoodsBack.Place.FIRST, 500);
  }

  private ReturnCase rejected() {
    ReturnCase received = given.received(given.order(1, 1000), 1, Resolution.REFUND);
    return inspection.override(by(received, SUPERVISOR), 1, Acceptance.REJECTED, "Another product");
  }

  private GoodsBackState state(ReturnCase of) {
    return goodsBack.find(STORE, of.id(), 1).orElseThrow().state();
  }

  private SendGoodsBack.Command command(ReturnCase of, Actor by) {
    return new SendGoodsBack.Command(
        STORE, of.id(), 1, goodsBack.find(STORE, of.id(), 1).orElseThrow().version(), by);
  }

  private static VendorReturns.Command command(VendorReturn seen) {
    return new VendorReturns.Command(STORE, seen.id(), seen.version(), CLERK);
  }

  private List<String> mails(ReturnCase of, String template) {
    return outbox.ofCase(STORE, of.id().value()).stream()
        .filter(mail -> mail.mail().template().equals(template))
        .map(mail -> mail.mail().text())
        .toList();
  }
}
