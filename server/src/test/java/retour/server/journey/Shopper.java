package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** A shopper at one store's portal. */
final class Shopper {

  private static final String NEXT = "main form .actions button[type=submit]";

  private final Browser browser;
  private final String store;
  private final String language;
  private String visit = "";

  Shopper(Browser browser, String store, String language) {
    this.browser = browser;
    this.store = store;
    this.language = language;
  }

  /** Asks for a link on the store's first page. */
  void askForLink(String order, String email) {
    browser.open("/" + store + "?lang=" + language);
    browser.type("order", order);
    browser.type("email", email);
    browser.press(NEXT);
    assertThat(browser.path()).isEqualTo("/" + store + "/sent");
  }

  /** Opens the order with a link out of a mail. */
  void openWith(String link) {
    browser.open(link);
    browser.press("main form button[type=submit]");
    visit = browser.path();
    assertThat(visit).startsWith("/" + store + "/v/");
  }

  /** The order's page again. */
  void openOrder() {
    browser.open(visit);
  }

  void openReturn(String id) {
    browser.open(visit + "/returns/" + id);
  }

  /** Picks a line: ticks its box, or types how many go back. */
  void take(int line, int quantity) {
    if (browser.has("input[type=checkbox][name='line." + line + "']")) {
      browser.pick("line." + line, "1");
    } else {
      browser.type("line." + line, Integer.toString(quantity));
    }
  }

  void next() {
    browser.press(NEXT);
  }

  /**
   * Answers until nothing is asked any more.
   *
   * @param answers by fact, or by {@code line.fact} counted from 0 where lines differ
   */
  void answer(Map<String, String> answers) {
    while (browser.path().endsWith("/questions")) {
      for (String field : asked()) {
        String fact = field.substring(field.indexOf('.') + 1);
        String value = answers.getOrDefault(field, answers.getOrDefault(fact, ""));
        assertThat(value).as("%s is asked: %s", field, browser.text()).isNotEmpty();
        browser.pick(field, value);
      }
      browser.press(NEXT);
    }
    assertThat(browser.path()).endsWith("/answer");
  }

  /** The names of the fields that are asked on this page. */
  List<String> asked() {
    return browser.names("main form input[type=radio]");
  }

  /** Chooses a resolution for a line of the return, counted from 0. */
  void choose(int line, String resolution) {
    browser.pick("resolution." + line, resolution);
  }

  /** From the photos to the check before sending. */
  void toReview() {
    assertThat(browser.path()).endsWith("/photos");
    browser.press("main .actions a.button");
    assertThat(browser.path()).endsWith("/review");
  }

  /** Sends the request. */
  String send() {
    browser.press(NEXT);
    assertThat(browser.path()).startsWith(visit + "/returns/");
    return browser.path().replaceFirst(".*/", "");
  }
}
