package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.SUPERVISOR;
import static retour.server.returns.ReturnsFixture.by;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import retour.policy.decision.Resolution;
import retour.policy.money.Money;
import retour.server.creditnote.CreditNotes;
import retour.server.goods.GoodsState;
import retour.server.goods.GoodsSteps;
import retour.server.order.NewLine;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.BankFixture;
import retour.server.settlement.PayoutBatches;
import retour.server.settlement.Payouts.Payout;
import retour.server.settlement.Payouts;
import retour.server.settlement.SettleReturn;
import retour.server.store.Role;
import retour.server.store.Staff;
import retour.server.store.StaffMember;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class MoneyPagesModuleTests {

  private static final String HASH =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(DeskFixture.PASSWORD);
  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");

  @Autowired private ApplicationContext beans;
  @Autowired private Staff staff;
  @LocalServerPort private int port;

  private BankFixture bank;
  private ReturnsFixture given;

  @BeforeEach
  void openStore() {
    bank = new BankFixture(beans);
    given = new ReturnsFixture(beans);
  }

  @Test
  void setsAnotherAmountWithAReason() {
    ReturnCase accepted = given.accepted(order(), 1, Resolution.REFUND);
    String page = "/desk/cases/" + accepted.id().value() + "/settlement";
    DeskBrowser supervisor = person(Role.SUPERVISOR);
    supervisor.get(page);

    String tooMuch = supervisor.post(page + "/items/1", form(accepted, "10.01", "So.")).body();
    supervisor.get(page);
    String noAmount = supervisor.post(page + "/items/1", form(accepted, "1e3", "So.")).body();
    supervisor.get(page);
    String set = supervisor.post(page + "/items/1", form(accepted, "9,00", "Agreed by phone.")).body();

    assertThat(tooMuch).contains("More would go out than was paid", "10.01");
    assertThat(noAmount).contains("An amount is wanted");
    assertThat(set).contains("The amount is set", "Suggested by the policy", "Agreed by phone.", "€9.00");
    assertThat(person(Role.CLERK).get(page).body()).doesNotContain("/items/1");
  }

  /** What is typed for a refund of 1,000 minor units, and what the page says. */
  @ParameterizedTest
  @CsvSource({
    "EUR, '', An amount is wanted",
    "EUR, -1, An amount is wanted",
    "EUR, 1.001, An amount is wanted",
    "EUR, 1e3, An amount is wanted",
    "EUR, ٣, An amount is wanted",
    "EUR, 1 000, An amount is wanted",
    "EUR, 10.01, More would go out than was paid",
    "EUR, 999999999.99, More would go out than was paid",
    "EUR, 1000000000.00, An amount is wanted",
    "JPY, 8.5, An amount is wanted",
    "JPY, 1001, More would go out than was paid",
    "KWD, 0.0001, An amount is wanted",
    "KWD, 1.001, More would go out than was paid"
  })
  void takesNoAmountThatCannotBe(String currency, String typed, String told) {
    given.store(false, currency);
    NewLine line = ReturnsFixture.line(1, Money.of(1000, currency), Money.of(0, currency));
    ReturnCase accepted = given.accepted(given.order(List.of(line), PaymentMethod.CARD, true), 1, Resolution.REFUND);
    String page = "/desk/cases/" + accepted.id().value() + "/settlement";
    DeskBrowser supervisor = person(Role.SUPERVISOR);
    supervisor.get(page);

    String answer = supervisor.post(page + "/items/1", form(accepted, typed, "So.")).body();

    assertThat(answer).contains(told);
    assertThat(given.get(accepted.id()).version()).isEqualTo(accepted.version());
    assertThat(given.bean(SettleReturn.class).preview(accepted).total()).isEqualTo(Money.of(850, currency));
  }

  @Test
  void givesGoodsStepByStepAndMoneyWhereTheyFail() {
    ReturnCase sending = settled(given.accepted(order(), 1, Resolution.REPLACEMENT));
    ReturnCase failing = settled(given.accepted(order(), 1, Resolution.REPLACEMENT));
    DeskBrowser clerk = person(Role.CLERK);
    String page = "/desk/cases/" + sending.id().value();
    String goods = page + "/goods/" + promised(sending);
    assertThat(clerk.get("/desk/goods").body()).contains(page);
    clerk.get(page);

    String unsent = clerk.post(goods + "/sent", Map.of("carrier", "ups", "tracking", "", "serials", "")).body();
    clerk.get(page);
    clerk.post(goods + "/sent", Map.of("carrier", "ups", "tracking", "1Z99", "serials", "SN-1, SN-2"));
    String sent = clerk.get(page).body();
    clerk.post(goods + "/delivered", Map.of());
    String instead = "/desk/cases/" + failing.id().value() + "/goods/" + promised(failing) + "/instead";
    DeskBrowser supervisor = person(Role.SUPERVISOR);
    supervisor.get("/desk/cases/" + failing.id().value());
    supervisor.post(instead, Map.of("what", "refund", "reason", "Sold out."));

    assertThat(unsent).contains("aria-invalid=\"true\"");
    assertThat(sent).contains("1Z99", "SN-1", "-R1");
    assertThat(given.bean(GoodsSteps.class).ofCase(STORE, sending.id()).getFirst().state()).isEqualTo(GoodsState.DELIVERED);
    assertThat(given.bean(Payouts.class).ofCase(STORE, failing.id()))
        .extracting(Payout::amount)
        .containsExactly(Money.of(1000, "EUR"));
    assertThat(given.bean(CreditNotes.class).ofCase(STORE, failing.id())).hasSize(1);
  }

  private UUID promised(ReturnCase of) {
    return given.bean(GoodsSteps.class).ofCase(STORE, of.id()).getFirst().id();
  }

  private ReturnCase settled(ReturnCase accepted) {
    given.bean(SettleReturn.class).settle(by(accepted, ACCOUNTANT));
    return given.get(accepted.id());
  }

  @Test
  void givesUsedCreditBack() {
    ReturnCase settled = settled(given.accepted(order(), 1, Resolution.STORE_CREDIT));
    Payout due = given.bean(Payouts.class).ofCase(STORE, settled.id()).getFirst();
    DeskBrowser accountant = person(Role.ACCOUNTANT);
    accountant.get("/desk/payouts");
    Matcher code = CODE.matcher(accountant.post("/desk/payouts/" + due.id() + "/credit", Map.of()).body());
    assertThat(code.find()).isTrue();
    String page = "/desk/payouts/credits/" + code.group();

    String used = accountant.post(page, Map.of("amount", "2.50", "reference", "S-1")).body();
    String back = accountant.post(page + "/back", Map.of("reference", "S-1")).body();

    assertThat(used).contains("€7.50 left of €10.00", page + "/back");
    assertThat(back).contains("€10.00 left of €10.00", "Given back").doesNotContain(page + "/back");
  }

  @Test
  void givesMoreAndLessForWhatIsSettled() {
    ReturnCase accepted = given.accepted(order(), 1, Resolution.REFUND);
    given.bean(SettleReturn.class).settle(by(accepted, ACCOUNTANT));
    ReturnCase settled = given.get(accepted.id());
    String page = "/desk/cases/" + settled.id().value() + "/supplement";
    DeskBrowser accountant = person(Role.ACCOUNTANT);
    assertThat(accountant.get("/desk/cases/" + settled.id().value()).body()).contains(page);
    accountant.get(page);

    String tooMuch = accountant.post(page + "/1", supplement(settled, "objection", "1.51")).body();
    accountant.get(page);
    String less = accountant.post(page + "/1", supplement(settled, "mistake_less", "0.50")).body();

    assertThat(tooMuch).contains("More would go out than was paid", "1.51");
    assertThat(less).contains("Mistake put right", "Looked again.", "€8.00", "€2.00");
    assertThat(accountant.get("/desk/cases/" + settled.id().value() + "/money").body())
        .contains("Mistake put right", "Withdrawn before it went out");
    assertThat(person(Role.CLERK).get(page).body()).doesNotContain("/supplement/1");
  }

  private static Map<String, String> supplement(ReturnCase seen, String way, String amount) {
    return Map.of(
        "version", Long.toString(seen.version()),
        "seen", "0",
        "way", way,
        "amount", amount,
        "reason", "Looked again.");
  }

  @ParameterizedTest
  @CsvSource({"101, percentage is wanted", "-5, percentage is wanted", "15.001, percentage is wanted", "16, leave this choice"})
  void takesNoRateThatCannotBe(String percent, String told) {
    ReturnCase accepted = given.accepted(order(), 1, Resolution.REFUND);
    String page = "/desk/cases/" + accepted.id().value() + "/items/1/ruling";
    DeskBrowser supervisor = person(Role.SUPERVISOR);
    supervisor.get(page);
    Map<String, String> form =
        Map.of(
            "version", Long.toString(accepted.version()),
            "seen", "0",
            "choice-T-03", "charge",
            "percent-T-03-charge", percent,
            "reason", "So.");

    String answer = supervisor.post(page, form).body();

    assertThat(answer).contains(told);
    assertThat(given.get(accepted.id()).version()).isEqualTo(accepted.version());
    assertThat(given.bean(SettleReturn.class).preview(given.get(accepted.id())).total()).isEqualTo(Money.of(850, "EUR"));
  }

  @Test
  void leadsFromAFigureToTheWayOfTheMoney() {
    Payout due = bank.due(1000, BankFixture.ANN);
    UUID batch = given.bean(PayoutBatches.class).make(STORE, ACCOUNTANT);
    given.bean(PayoutBatches.class).release(STORE, batch, SUPERVISOR);
    DeskBrowser auditor = person(Role.AUDITOR);

    String overview = auditor.get("/desk/payouts/overview").body();
    String behind = auditor.get("/desk/payouts/overview/2026-11/clause?key=T-03").body();
    String trace = auditor.get("/desk/cases/" + due.caseId().value() + "/money").body();

    assertThat(overview).contains("Booked in November 2026", "overview/open/in_batch", "Changed their mind", "T-03");
    assertThat(behind).contains("/desk/cases/" + due.caseId().value() + "/money");
    assertThat(trace)
        .contains("Line 1 of the order", "Restocking charge", "15 % of", "Owed to the customer", "At the bank")
        .doesNotContain("BG80", "Щерева", "/desk/batches/");
    assertThat(person(Role.ACCOUNTANT).get("/desk/cases/" + due.caseId().value() + "/money").body())
        .contains("/desk/batches/" + batch);
  }

  @Test
  void knowsNoOtherFigures() {
    DeskBrowser auditor = person(Role.AUDITOR);

    assertThat(auditor.get("/desk/payouts/overview?month=2026-13").statusCode()).isEqualTo(404);
    assertThat(auditor.get("/desk/payouts/overview/open/lost").statusCode()).isEqualTo(404);
    assertThat(auditor.get("/desk/payouts/overview/2026-11/colour?key=x").statusCode()).isEqualTo(404);
    assertThat(auditor.get("/desk/cases/" + UUID.randomUUID() + "/money").statusCode()).isEqualTo(404);
  }

  @Test
  void issuesStoreCreditAndTakesPartsOfIt() {
    ReturnCase accepted = given.accepted(order(), 1, Resolution.STORE_CREDIT);
    given.bean(SettleReturn.class).settle(by(accepted, ACCOUNTANT));
    Payout due = given.bean(Payouts.class).ofCase(STORE, accepted.id()).getFirst();
    DeskBrowser accountant = person(Role.ACCOUNTANT);
    assertThat(accountant.get("/desk/payouts").body()).contains("/desk/payouts/" + due.id() + "/credit");

    String issued = accountant.post("/desk/payouts/" + due.id() + "/credit", Map.of()).body();
    Matcher code = CODE.matcher(issued);
    assertThat(code.find()).isTrue();
    String page = "/desk/payouts/credits/" + code.group();
    String tooMuch = accountant.post(page, Map.of("amount", "11", "reference", "S-1")).body();
    accountant.get("/desk/payouts/credits?code=" + code.group());
    String used = accountant.post(page, Map.of("amount", "2.50", "reference", "S-1")).body();

    assertThat(issued).contains("€10.00 left of €10.00", "Never runs out");
    assertThat(tooMuch).contains("That is more than is left");
    assertThat(used).contains("€7.50 left of €10.00", "S-1");
    assertThat(person(Role.AUDITOR).get("/desk/payouts/credits").statusCode()).isEqualTo(404);
    assertThat(accountant.get("/desk/payouts/credits?code=nothing").statusCode()).isEqualTo(404);
  }

  private OrderId order() {
    NewLine line = ReturnsFixture.line(1, Money.of(1000, "EUR"), Money.of(0, "EUR"));
    return given.order(List.of(line), PaymentMethod.CARD, true);
  }

  private static Map<String, String> form(ReturnCase seen, String amount, String reason) {
    return Map.of("version", Long.toString(seen.version()), "seen", "0", "amount", amount, "reason", reason);
  }

  private DeskBrowser person(Role role) {
    String login = role.code() + UUID.randomUUID() + "@corner-shop";
    staff.add(new StaffMember(STORE, UUID.randomUUID(), login, "Kim " + role.code(), role, "en"), HASH);
    return DeskBrowser.loggedIn(port, login, DeskFixture.PASSWORD);
  }
}
