package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import retour.server.customer.AccessLinks;
import retour.server.order.Orders;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.store.StoreId;
import retour.server.testing.RetourJourneyTest;
import retour.server.testing.Shows;

/** The shopper's way without scripts and cookies (clause IP-23), and with nothing but a keyboard. */
@RetourJourneyTest
class BareBrowserJourneyTests {

  private static final int MOST_ROUNDS = 5;
  private static final StoreId STORE = new StoreId("image-pro");
  private static final Map<String, String> CHANGED_MIND =
      Map.of("reason", "changed_mind", "unused", "yes", "original_packaging", "yes");

  @Autowired private List<DemoLoader> demonstration;
  @Autowired private AccessLinks links;
  @Autowired private Orders orders;
  @LocalServerPort private int port;

  @BeforeEach
  void load() {
    demonstration.forEach(loader -> loader.load(Progress.silent()));
  }

  @Test
  @Shows({"IP-17", "IP-23", "IP-25"})
  void filesAReturnWithoutScriptsAndCookies() {
    Browser browser = new Browser(Chromium.bare(), port, false);
    Shopper shopper = new Shopper(browser, STORE.value(), "en");
    shopper.askForLink("IP-1002", "luis.ortega@example.com");
    shopper.openWith(link("IP-1002"));
    shopper.take(1, 1);
    shopper.next();
    shopper.answer(CHANGED_MIND);
    assertThat(browser.text()).contains("-$57.80", "$256.85");
    shopper.choose(0, "store_credit");
    shopper.next();
    shopper.toReview();
    String id = shopper.send();
    assertThat(browser.text()).contains("The store looks at your request");

    browser.type("text", "Which carrier do you like best?");
    browser.press("form[action$='/message'] button");
    assertThat(browser.text()).contains("Which carrier do you like best?");
    shopper.openReturn(id);
    browser.click("details:has(form[action$='/cancel']) summary");
    browser.press("form[action$='/cancel'] button");

    assertThat(browser.text()).contains("Cancelled");
    assertThat(browser.cookies()).isEmpty();
    browser.expectFlawless();
  }

  @Test
  void asksForALinkAndAnswersByKeyboardAlone() {
    Browser browser = new Browser(Chromium.usual(), port, true);
    browser.open("/image-pro?lang=en");
    browser.tab();
    assertThat(browser.focused().getDomAttribute("class")).isEqualTo("skip");
    browser.tabTo("[name=order]");
    browser.focused().sendKeys("IP-1003");
    browser.tab();
    browser.focused().sendKeys("maya.chen@example.com", Keys.ENTER);
    browser.reloadUntil(shown -> shown.path().endsWith("/sent"));

    Shopper shopper = new Shopper(browser, STORE.value(), "en");
    shopper.openWith(link("IP-1003"));
    browser.tabTo("[name='line.1']");
    browser.focused().sendKeys(Keys.SPACE);
    browser.tab();
    browser.pressKey(Keys.ENTER);
    assertThat(browser.path()).endsWith("/questions");
    for (int round = 0; round < MOST_ROUNDS && browser.path().endsWith("/questions"); round++) {
      for (String field : shopper.asked()) {
        browser.tabTo("[name='" + field + "']");
        browser.focused().sendKeys(Keys.SPACE);
      }
      browser.tabTo("main form .actions button");
      browser.pressKey(Keys.ENTER);
    }

    assertThat(browser.path()).endsWith("/answer");
    assertThat(browser.text()).contains("$143.20");
    assertThat(browser.cookies()).isEmpty();
    browser.expectFlawless();
  }

  private String link(String number) {
    return "/" + STORE + "/link/" + links.issue(STORE, orders.byNumber(STORE, number).orElseThrow().id());
  }
}
