package retour.server.journey;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import retour.server.customer.AccessLinks;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.store.StoreId;
import retour.server.testing.TestClock;

/** The demonstration in a browser, at one store. Whatever page a journey looks at has to be flawless. */
abstract class BrowserJourney {

  private final String store;
  private final String language;

  @Autowired private List<DemoLoader> demonstration;
  @Autowired private AccessLinks links;
  @Autowired private Orders orders;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;
  private Browser browser;
  private Shopper shopper;
  private Staffer staff;

  BrowserJourney(String store, String language) {
    this.store = store;
    this.language = language;
  }

  @BeforeEach
  void open() {
    demonstration.forEach(loader -> loader.load(Progress.silent()));
    clock.set(TestClock.START);
    browser = new Browser(Chromium.usual(), port, true);
    shopper = new Shopper(browser, store, language);
    staff = new Staffer(browser, store);
  }

  @AfterEach
  void expectFlawless() {
    browser.expectFlawless();
  }

  Browser browser() {
    return browser;
  }

  Shopper shopper() {
    return shopper;
  }

  Staffer staff() {
    return staff;
  }

  TestClock clock() {
    return clock;
  }

  /** Opens an order as with a link from a mail. */
  void openOrder(String number) {
    StoreId id = new StoreId(store);
    OrderId order = orders.byNumber(id, number).orElseThrow().id();
    shopper.openWith("/" + store + "/link/" + links.issue(id, order) + "?lang=" + language);
  }
}
