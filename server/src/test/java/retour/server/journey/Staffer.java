package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Staff at one store's desk. */
final class Staffer {

  /** As an American browser wants it typed. */
  private static final String TODAY = "11202026";

  private static final Map<String, String> GOOD =
      Map.of(
          "physical_damage", "no",
          "tampered", "no",
          "rebate_submitted", "no",
          "system_added", "no",
          "wear_or_defect", "no",
          "handled_beyond_testing", "no",
          "return_freight", "prepaid");

  private final Browser browser;
  private final String store;

  Staffer(Browser browser, String store) {
    this.browser = browser;
    this.store = store;
  }

  /** Logs in as the demonstration's person of this role. */
  Staffer as(String role) {
    browser.forget();
    browser.open("/desk/login");
    browser.type("login", role + "@" + store);
    browser.type("password", "retour-demo");
    browser.press("main form button[type=submit]");
    assertThat(browser.path()).isEqualTo("/desk");
    return this;
  }

  /** The link in the newest mail to this address, once it is there. */
  String link(String email) {
    browser.open("/desk/mails");
    browser.reloadUntil(shown -> shown.text().contains(email));
    browser.press("tbody tr:first-child a");
    assertThat(browser.text()).contains(email);
    return browser.href(".mailtext a");
  }

  /** The subjects of all mails, oldest first, once one that begins like this is there. */
  List<String> subjects(String last) {
    browser.open("/desk/mails");
    browser.reloadUntil(shown -> shown.text().contains(last));
    return browser.texts("tbody tr td:first-child").reversed();
  }

  void openCase(String id) {
    browser.open("/desk/cases/" + id);
  }

  /** Authorizes, with what was typed before, and reads the number that was given. */
  String authorize() {
    tryToAuthorize();
    return browser.text("h1.number");
  }

  void tryToAuthorize() {
    browser.press("form[action$='/authorize'] button[type=submit]");
  }

  /** Receives all that was announced under this number. */
  void receive(String number) {
    browser.open("/desk/receiving");
    browser.type("number", number);
    browser.press("form.scan button[type=submit]");
    browser.press("form[action='/desk/receiving'][method=post] button[type=submit]");
  }

  /** Fills in an item's checklist as for goods in order, but for these findings. */
  void inspect(String caseId, int item, Map<String, String> otherwise) {
    openChecklist(caseId, item);
    for (String field : points()) {
      String fact = field.replaceFirst("fact-", "");
      browser.pick(field, otherwise.getOrDefault(fact, GOOD.getOrDefault(fact, "yes")));
    }
    for (String day : browser.names("main form.card input[type=date]")) {
      browser.type(day, TODAY);
    }
    browser.press("main form.card .actions button[type=submit]");
  }

  void openChecklist(String caseId, int item) {
    browser.open("/desk/cases/" + caseId + "/items/" + item + "/inspection");
  }

  /** What the checklist on this page asks. */
  List<String> points() {
    return browser.names("main form.card input[type=radio]");
  }

  void openRuling(String caseId, int item) {
    browser.open("/desk/cases/" + caseId + "/items/" + item + "/ruling");
  }

  /** Decides what a clause leaves to a person. */
  void rule(String caseId, int item, Map<String, String> choices, String reason) {
    openRuling(caseId, item);
    choices.forEach(
        (name, value) -> {
          if (name.startsWith("percent-")) {
            browser.type(name, value);
          } else {
            browser.pick(name, value);
          }
        });
    browser.type("reason", reason);
    browser.press("main form.card .actions button[type=submit]");
  }

  void openSettlement(String caseId) {
    browser.open("/desk/cases/" + caseId + "/settlement");
  }

  void settle() {
    browser.press("form[method=post]:not([action]) .actions button[type=submit]");
  }

  /** Ticks off the first payout on the list. */
  void tickOff(String reference) {
    browser.open("/desk/payouts");
    browser.type("reference", reference);
    browser.press("form.tick button[type=submit]");
  }
}
