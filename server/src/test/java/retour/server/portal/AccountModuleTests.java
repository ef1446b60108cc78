package retour.server.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.line;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.policy.money.Money;
import retour.server.customer.AccessLinks;
import retour.server.order.NewLine;
import retour.server.order.OrderId;
import retour.server.order.PaymentMethod;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.BankAccount;
import retour.server.settlement.BankAccounts;
import retour.server.settlement.Payouts;
import retour.server.settlement.SettleReturn;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.WebClient;

/** The account for a refund by transfer, as the shopper gives it, and the payout, as the shopper sees it. */
@RetourModuleTest
class AccountModuleTests {

  private static final String IBAN = "DE89370400440532013000";

  @Autowired private ApplicationContext beans;
  @Autowired private AccessLinks links;
  @Autowired private BankAccounts accounts;
  @Autowired private SettleReturn settle;
  @Autowired private Payouts payouts;
  @LocalServerPort private int port;

  private ReturnsFixture given;
  private WebClient web;

  @BeforeEach
  void openStore() {
    given = new ReturnsFixture(beans).store(false);
    web = new WebClient(port);
  }

  @Test
  void asksForTheAccountAndShowsItMasked() {
    ReturnCase filed = given.filed(paidInCash(), 1, Resolution.REFUND);
    String page = page(filed);
    assertThat(web.get(page).body()).contains("Where your refund goes");

    HttpResponse<String> answer = give(page, filed.version(), "Ann Lee", "de89 3704 0044 0532 0130 00");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(accounts.find(STORE, filed.id())).contains(BankAccount.of("Ann Lee", IBAN));
    assertThat(web.get(page).body()).contains("DE** **** 3000").doesNotContain("DE89").doesNotContain("de89");
  }

  @Test
  void saysWhatIsWrongAndKeepsWhatWasTyped() {
    ReturnCase filed = given.filed(paidInCash(), 1, Resolution.REFUND);

    HttpResponse<String> answer = give(page(filed), filed.version(), "", "BG81BNBG96611020345678");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("This is no IBAN", "Please fill this in", "BG81BNBG96611020345678");
    assertThat(accounts.find(STORE, filed.id())).isEmpty();
  }

  @Test
  void takesNoAccountWithoutConsentToATransfer() {
    ReturnCase filed = given.filed(paidInCash(), 1, Resolution.REFUND);
    Map<String, String> silent =
        Map.of("version", Long.toString(filed.version()), "holder", "Ann Lee", "iban", IBAN);

    HttpResponse<String> answer = web.post(page(filed) + "/account", silent);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Please agree", IBAN);
    assertThat(accounts.find(STORE, filed.id())).isEmpty();
  }

  @Test
  void asksForNoneWhereTheMoneyGoesBackToTheCard() {
    ReturnCase filed = given.filed(given.order(1, 1000), 1, Resolution.REFUND);
    String page = page(filed);

    assertThat(web.get(page).body()).doesNotContain("Where your refund goes");
    assertThat(give(page, filed.version(), "Ann", IBAN).statusCode()).isEqualTo(409);
    assertThat(accounts.find(STORE, filed.id())).isEmpty();
  }

  @Test
  void takesNoAccountThatEuroCannotReach() {
    given.store(false, "EUR");
    NewLine line = line(1, Money.of(1000, "EUR"), Money.of(0, "EUR"));
    ReturnCase filed =
        given.filed(given.order(List.of(line), PaymentMethod.CASH_ON_DELIVERY, true), 1, Resolution.REFUND);

    HttpResponse<String> far = give(page(filed), filed.version(), "Анна 😀", "TR33 0006 1005 1978 6457 8413 26");

    assertThat(far.statusCode()).isEqualTo(422);
    assertThat(far.body()).contains("take no euro transfers (SEPA)", "Анна 😀");
    assertThat(accounts.find(STORE, filed.id())).isEmpty();
    assertThat(give(page(filed), filed.version(), "Анна 😀", "DE89370400440532013000").statusCode()).isEqualTo(303);
    given.store(false);
  }

  @Test
  void tellsWhatIsPaidWithSumAndDay() {
    ReturnCase accepted = given.accepted(paidInCash(), 1, Resolution.REFUND);
    settle.settle(by(accepted, ACCOUNTANT));
    String page = page(accepted);
    assertThat(web.get(page).body()).contains("$8.50", "Goes out by");

    payouts.markPaid(STORE, payouts.ofCase(STORE, accepted.id()).getFirst().id(), "BANK-1", ACCOUNTANT);

    assertThat(web.get(page).body()).contains("$8.50", "Sent Fri 20 Nov 2026").doesNotContain("Where your refund goes");
  }

  private HttpResponse<String> give(String page, long version, String holder, String iban) {
    Map<String, String> form =
        Map.of("version", Long.toString(version), "holder", holder, "iban", iban, "agree", "yes");
    return web.post(page + "/account", form);
  }

  private String page(ReturnCase about) {
    String link = "/" + STORE + "/link/" + links.issue(STORE, about.order());
    return Shopper.opening(web, link).visit() + "/returns/" + about.id().value();
  }

  private OrderId paidInCash() {
    return given.order(List.of(line(1, 1000, 0)), PaymentMethod.CASH_ON_DELIVERY, true);
  }
}
