package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.testing.RetourJourneyTest;

/** The links that the guide gives for a shop's own pages: from another origin, without scripts and cookies. */
@RetourJourneyTest
class WithdrawalLinkJourneyTests {

  private static final Path GUIDE = Path.of("..", "docs", "withdrawals.md");
  private static final String FENCE = "```";
  private static final String SUBMIT = "main form .actions button[type=submit]";

  @Autowired private List<DemoLoader> demonstration;
  @LocalServerPort private int port;
  private HttpServer shop;

  @BeforeEach
  void open() throws IOException {
    demonstration.forEach(loader -> loader.load(Progress.silent()));
    shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] page = page().getBytes(StandardCharsets.UTF_8);
    shop.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    shop.start();
  }

  @AfterEach
  void close() {
    shop.stop(0);
  }

  @Test
  void leadsFromAShopsPageToTheReceipt() {
    Browser browser = new Browser(Chromium.bare(), port, false);
    openShop(browser);
    assertThat(browser.texts("a")).containsExactly("Откажете се от договора тук", "withdraw from contract here");

    browser.press("a[href*='lang=bg']");
    assertThat(browser.path()).isEqualTo("/imperium-est/withdraw");
    browser.type("name", "Елена Стоянова");
    browser.type("contract", "IE-2001");
    browser.type("address", "elena.stoyanova@example.com");
    browser.press(SUBMIT);
    browser.press(SUBMIT);

    assertThat(browser.path()).startsWith("/imperium-est/withdraw/receipt/");
    assertThat(browser.cookies()).isEmpty();
  }

  @Test
  void leadsByAButtonThatFillsTheFormIn() {
    Browser browser = new Browser(Chromium.bare(), port, false);
    openShop(browser);

    browser.press("form button");

    assertThat(browser.path()).isEqualTo("/imperium-est/withdraw");
    browser.press(SUBMIT);
    assertThat(browser.text()).contains("A-1001", "Потвърждавам отказа");
  }

  private void openShop(Browser browser) {
    browser.open("http://localhost:" + shop.getAddress().getPort() + "/");
  }

  /** All samples of the guide in HTML, with this server's address in place of the example's. */
  private String page() throws IOException {
    String guide = Files.readString(GUIDE);
    int start = guide.indexOf(FENCE + "html") + (FENCE + "html").length();
    String samples = guide.substring(start, guide.indexOf(FENCE, start));
    return "<!doctype html><html lang=\"bg\"><title>Shop</title><body id=\"main\">"
        + samples.replace("https://returns.example.com", "http://127.0.0.1:" + port);
  }
}
