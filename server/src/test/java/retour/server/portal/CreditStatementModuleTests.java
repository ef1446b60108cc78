package retour.server.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static retour.server.returns.ReturnsFixture.ACCOUNTANT;
import static retour.server.returns.ReturnsFixture.CLERK;
import static retour.server.returns.ReturnsFixture.STORE;
import static retour.server.returns.ReturnsFixture.by;
import static retour.server.returns.ReturnsFixture.usd;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import retour.policy.decision.Resolution;
import retour.server.customer.AccessLinks;
import retour.server.order.OrderId;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnsFixture;
import retour.server.settlement.Payouts;
import retour.server.settlement.SettleReturn;
import retour.server.settlement.StoreCredit;
import retour.server.settlement.StoreCredits;
import retour.server.settlement.StoreCredits.Use;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.WebClient;

@RetourModuleTest
class CreditStatementModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private AccessLinks links;
  @Autowired private StoreCredits credits;
  @LocalServerPort private int port;

  @Test
  void showsTheCodeAndItsStatementToWhoHoldsTheLink() {
    ReturnsFixture given = new ReturnsFixture(beans).store(false);
    OrderId order = given.order(1, 1000);
    ReturnCase accepted = given.accepted(order, 1, Resolution.STORE_CREDIT);
    given.bean(SettleReturn.class).settle(by(accepted, ACCOUNTANT));
    Payouts.Payout due = given.bean(Payouts.class).ofCase(STORE, accepted.id()).getFirst();
    String before = page(order, accepted);

    StoreCredit issued = credits.issue(STORE, due.id(), ACCOUNTANT);
    credits.use(STORE, issued.code(), new Use(usd(300), "ORDER-<1>"), CLERK);

    String code = issued.code().grouped();
    assertThat(before).doesNotContain("Your store credit");
    assertThat(page(order, accepted))
        .contains("Your store credit", code, "$7.00", "Used for ORDER-&lt;1&gt;", "It never runs out.");
    assertThat(page(given.order(1, 1000), accepted)).doesNotContain(code);
  }

  private String page(OrderId order, ReturnCase of) {
    WebClient web = new WebClient(port);
    Shopper shopper = Shopper.opening(web, "/" + STORE.value() + "/link/" + links.issue(STORE, order));
    return web.get(shopper.visit() + "/returns/" + of.id().value()).body();
  }
}
