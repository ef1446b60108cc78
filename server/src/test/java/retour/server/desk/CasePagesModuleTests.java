package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.mail.Mail;
import retour.server.mail.Outbox;
import retour.server.returns.CaseId;
import retour.server.returns.CaseStatus;
import retour.server.returns.FileReturn.Filed;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.Shows;
import retour.server.testing.TestClock;

@RetourModuleTest
@Import(DeskFixture.class)
class CasePagesModuleTests {

  private static final Pattern ASKED = Pattern.compile("name=\"(fact-[a-z_]+)\" value=\"(yes|no)\"");

  @Autowired private DeskFixture fixture;
  @Autowired private JdbcClient jdbc;
  @Autowired private ReturnCases cases;
  @Autowired private Outbox outbox;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  private String number = "";

  @BeforeEach
  void load() {
    clock.set(TestClock.START);
    if (jdbc.sql("select count(*) from staff").query(Long.class).single() == 0) {
      fixture.load();
    }
    number = "IC-" + jdbc.sql("select count(*) from customer_order").query(Long.class).single();
  }

  @Test
  void takesAReturnFromRequestToPayout() {
    Filed filed = filed();
    String page = "/desk/cases/" + filed.id().value();
    DeskBrowser clerk = as("clerk");
    clerk.get(page);
    assertThat(clerk.text()).contains(filed.number()).contains("IC-13").contains("$509.99").contains("Authorize");

    clerk.post(page + "/authorize", Map.of());
    assertThat(clerk.text()).contains("Authorized. The customer gets the number by mail.");
    String rma = read(filed).shownNumber();

    clerk.get("/desk/receiving?number=" + rma);
    clerk.post("/desk/receiving", Map.of("count-1", "1", "freight", "prepaid", "carrier", "UPS", "trackingNumber", "1"));
    assertThat(clerk.text()).contains("Parcel received.");

    DeskBrowser inspector = as("inspector");
    inspector.get(page + "/items/1/inspection");
    assertThat(inspector.text()).contains("The customer says:");
    inspector.post(page + "/items/1/inspection", good(inspector));
    assertThat(read(filed).status()).isEqualTo(CaseStatus.AWAITING_SETTLEMENT);

    DeskBrowser accountant = as("accountant");
    accountant.get(page + "/settlement");
    assertThat(accountant.text()).contains("IC-03").contains("-$76.50").contains("$485.76");
    accountant.post(page + "/settlement", Map.of());
    assertThat(accountant.text()).contains("Settled.");

    accountant.get("/desk/payouts");
    assertThat(accountant.text()).contains(rma);
    String payout = jdbc.sql("select payout_id::text from payout").query(String.class).single();
    accountant.post("/desk/payouts/" + payout + "/paid", Map.of("reference", "BANK-1"));
    assertThat(accountant.text()).contains("Ticked off").contains("Nothing is due");
  }

  @Test
  void keepsAnAccountThatOnlyWhoPaysSeesWhole() {
    fixture.sell(DeskFixture.IMPRESS, number);
    jdbc.sql("update customer_order set payment_method = 'cash_on_delivery' where number = :number")
        .param("number", number)
        .update();
    Filed filed = fixture.file(DeskFixture.IMPRESS, fixture.find(DeskFixture.IMPRESS, number));
    String page = "/desk/cases/" + filed.id().value();
    DeskBrowser clerk = as("clerk");
    clerk.get(page);
    assertThat(clerk.text()).contains("No account yet");

    clerk.post(page + "/account", Map.of("holder", "Dana Field", "iban", "DE89370400440532013001", "agree", "yes"));
    assertThat(clerk.text()).contains("It is no IBAN");
    clerk.post(page + "/account", Map.of("holder", "Dana Field", "iban", "DE89 3704 0044 0532 0130 00", "agree", "yes"));
    clerk.get(page);

    assertThat(clerk.text()).contains("DE** **** 3000").doesNotContain("DE89");
    DeskBrowser inspector = as("inspector");
    inspector.get(page + "/settlement");
    assertThat(inspector.text()).doesNotContain("DE89");
    DeskBrowser accountant = as("accountant");
    accountant.get(page + "/settlement");
    assertThat(accountant.text()).contains("Dana Field").contains("DE89 3704 0044 0532 0130 00");
  }

  @Test
  void filesAgainstThePolicyOnASupervisorsWordOnly() {
    long order = fixture.sell(DeskFixture.IMPRESS, number).id().value();
    String entry = "/desk/orders/" + order + "/return";
    Map<String, String> late = Map.of("q-1", "1", "a-1-reason", "changed_mind");
    String asked = entry + "?" + DeskBrowser.query(late);
    clock.set(TestClock.START.plus(Duration.ofDays(40)));
    DeskBrowser clerk = as("clerk");
    clerk.get(asked);
    assertThat(clerk.text()).contains("IC-13").contains("A supervisor can file");

    Map<String, String> filing = new TreeMap<>(late);
    filing.putAll(Map.of("r-1", "refund", "reason", "Was in hospital"));
    clerk.post(entry + "/anyway", filing);
    assertThat(clerk.text()).doesNotContain("The request is filed");
    DeskBrowser supervisor = as("supervisor");
    supervisor.get(asked);
    assertThat(supervisor.text()).contains("File it against the policy");
    supervisor.post(entry + "/anyway", filing);

    assertThat(supervisor.text())
        .contains("The request is filed.", "Filed against the policy", "Was in hospital", "Kim supervisor");
  }

  @Test
  @Shows("IP-20")
  void showsNothingOfAnotherStore() {
    Filed filed = filed();
    DeskBrowser stranger = DeskBrowser.loggedIn(port, "administrator@image-pro", DeskFixture.PASSWORD);
    String page = "/desk/cases/" + filed.id().value();

    assertThat(stranger.get(page).statusCode()).isEqualTo(404);
    assertThat(stranger.get(page + "/settlement").statusCode()).isEqualTo(404);
    assertThat(stranger.get(page + "/items/1/inspection").statusCode()).isEqualTo(404);
    assertThat(stranger.get("/desk/orders/" + read(filed).order().value()).statusCode()).isEqualTo(404);
    stranger.get("/desk/search?q=" + filed.number());
    assertThat(stranger.text()).contains("Nothing found");
    stranger.get("/desk/search?q=dana@example.com");
    assertThat(stranger.text()).contains("Nothing found");
    stranger.get("/desk");
    assertThat(stranger.post(page + "/authorize", Map.of("version", "0", "seen", "0")).statusCode()).isEqualTo(404);
    assertThat(read(filed).status()).isEqualTo(CaseStatus.REQUESTED);
  }

  @Test
  void showsAnAuditorNoButtonsAndRefusesTheStep() {
    Filed filed = filed();
    DeskBrowser auditor = as("auditor");
    String page = "/desk/cases/" + filed.id().value();
    auditor.get(page);
    assertThat(auditor.text()).contains(filed.number()).doesNotContain("What you can do");

    auditor.post(page + "/authorize", Map.of("version", "0", "seen", "0"));

    assertThat(auditor.text()).contains("Your role may not do this");
    assertThat(read(filed).status()).isEqualTo(CaseStatus.REQUESTED);
  }

  @Test
  void tellsWhoIsOvertakenWhatHappened() {
    Filed filed = filed();
    String page = "/desk/cases/" + filed.id().value();
    DeskBrowser slow = as("supervisor");
    slow.get(page);
    DeskBrowser quick = as("clerk");
    quick.get(page);
    quick.post(page + "/authorize", Map.of());

    slow.post(page + "/decline", Map.of("reason", "no"));

    assertThat(slow.text()).contains("Somebody was faster").contains("What happened meanwhile: Authorized – Kim clerk");
    assertThat(read(filed).status()).isEqualTo(CaseStatus.AWAITING_GOODS);
  }

  @Test
  void namesTheFieldThatIsWrongAndKeepsWhatWasTyped() {
    Filed filed = filed();
    DeskBrowser clerk = as("clerk");
    String page = "/desk/cases/" + filed.id().value();
    clerk.get(page);

    clerk.post(page + "/decline", Map.of("reason", "  "));
    assertThat(clerk.text()).contains("Something is missing or wrong").contains("This is missing.");

    clerk.get("/desk/receiving?number=" + filed.number());
    for (String count : new String[] {"-1", "1.5", "1000000000", "x"}) {
      clerk.post("/desk/receiving", Map.of("count-1", count, "freight", "prepaid", "carrier", "Hermes"));
      assertThat(clerk.text()).as(count).contains("nothing was stored");
    }
    assertThat(jdbc.sql("select count(*) from parcel where carrier = 'Hermes'").query(Long.class).single()).isZero();
  }

  @Test
  void answersNonsenseAddressesLikeUnknownOnes() {
    DeskBrowser clerk = as("clerk");

    assertThat(clerk.get("/desk/cases/00000000-0000-0000-0000-000000000000").statusCode()).isEqualTo(404);
    assertThat(clerk.get("/desk/cases/not-an-id").statusCode()).isIn(400, 404);
    assertThat(clerk.get("/desk/orders/999999").statusCode()).isEqualTo(404);
    assertThat(clerk.get("/desk/policy/99").statusCode()).isEqualTo(404);
    assertThat(clerk.get("/desk/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  @Shows({"IP-03", "IC-01"})
  void holdsAParcelWithoutNumberUntilItIsMatched() {
    Filed filed = filed();
    DeskBrowser clerk = as("clerk");
    String page = "/desk/cases/" + filed.id().value();
    clerk.get("/desk/receiving?number=RMA-0000-0000");
    assertThat(clerk.text()).contains("No return has the number RMA-0000-0000");
    clerk.post("/desk/receiving", Map.of("freight", "prepaid", "carrier", "DHL", "trackingNumber", "JD-" + number));
    assertThat(clerk.text()).contains("Parcel held as unidentified.");
    clerk.get(page);
    clerk.post(page + "/authorize", Map.of());

    String parcel = jdbc.sql("select parcel_id::text from parcel where carrier = 'DHL'").query(String.class).single();
    clerk.get("/desk/parcels/" + parcel + "?number=" + read(filed).shownNumber());
    clerk.post("/desk/parcels/" + parcel, Map.of("count-1", "1"));

    assertThat(clerk.text()).contains("Matched.");
    assertThat(read(filed).status()).isEqualTo(CaseStatus.AWAITING_INSPECTION);
  }

  @Test
  void shuttersMailsForWhoMayNotReadThem() {
    Filed filed = filed();
    UUID mail = kept(filed);

    assertThat(as("inspector").get("/desk/mails").statusCode()).isEqualTo(404);
    assertThat(as("inspector").get("/desk/mails/" + mail).statusCode()).isEqualTo(404);
    DeskBrowser stranger = DeskBrowser.loggedIn(port, "administrator@image-pro", DeskFixture.PASSWORD);
    assertThat(stranger.get("/desk/mails/" + mail).statusCode()).isEqualTo(404);
    DeskBrowser clerk = as("clerk");
    clerk.get("/desk/mails/" + mail);
    assertThat(clerk.text()).contains("Hello Dana");
    var frame = clerk.get("/desk/mails/" + mail + "/html");
    assertThat(frame.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(
        policy -> assertThat(policy).startsWith("sandbox").contains("default-src 'none'"));
  }

  @Test
  void sendsStrictHeadersAndNothingToKeep() {
    var answer = as("clerk").get("/desk");

    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self'").doesNotContain("unsafe"));
    assertThat(answer.headers().firstValue("Cache-Control")).hasValueSatisfying(
        cache -> assertThat(cache).contains("no-store"));
    assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
  }

  private UUID kept(Filed filed) {
    outbox.put(
        new Mail(
            DeskFixture.IMPRESS,
            "test-" + number,
            Optional.of(filed.id().value()),
            "authorized",
            "en",
            "dana@example.com",
            "Your number",
            "Hello Dana",
            "<p onclick='x()'>Hello Dana</p>"));
    return outbox.ofCase(DeskFixture.IMPRESS, filed.id().value()).getFirst().id();
  }

  private Filed filed() {
    return fixture.file(DeskFixture.IMPRESS, fixture.sell(DeskFixture.IMPRESS, number));
  }

  private ReturnCase read(Filed filed) {
    return cases.get(DeskFixture.IMPRESS, new CaseId(filed.id().value()));
  }

  private DeskBrowser as(String role) {
    return DeskBrowser.loggedIn(port, role + "@impress", DeskFixture.PASSWORD);
  }

  /** Answers each yes-or-no point as for goods in order. */
  private static Map<String, String> good(DeskBrowser inspector) {
    Map<String, String> findings = new TreeMap<>();
    Matcher asked = ASKED.matcher(inspector.html());
    while (asked.find()) {
      String name = asked.group(1);
      boolean bad = name.matches("fact-(physical_damage|tampered|rebate_submitted|system_added|wear_or_defect)");
      findings.put(name, bad ? "no" : "yes");
    }
    return findings;
  }
}
