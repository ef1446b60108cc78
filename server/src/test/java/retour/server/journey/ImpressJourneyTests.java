package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import retour.server.testing.RetourJourneyTest;
import retour.server.testing.Shows;

/** Impress: serial numbers, rebates, missing parts, makers that have to agree first. */
@RetourJourneyTest
class ImpressJourneyTests extends BrowserJourney {

  private static final Map<String, String> OPENED =
      Map.of(
          "reason", "changed_mind",
          "packaging", "opened",
          "packaging_complete", "yes",
          "accessories_complete", "yes",
          "rebate_submitted", "no",
          "system_added", "no");

  ImpressJourneyTests() {
    super("impress", "en");
  }

  @Test
  @Shows("IC-05")
  void sendsBackANotebookWithAnotherSerialNumber() {
    browser().open("/impress");
    browser().look("portal-store-impress");
    shopper().askForLink("IC-3001", "jordan.avery@example.com");
    shopper().openWith(staff().as("clerk").link("jordan.avery@example.com"));
    String id = request(OPENED, "refund");
    String rma = authorized(id);
    staff().as("inspector").receive(rma);
    staff().inspect(id, 1, Map.of("packaging", "opened", "serial_matches", "no"));
    staff().as("supervisor").openCase(id);
    assertThat(browser().text()).contains("IC-05", "Needs a decision");

    staff().openRuling(id, 1);
    browser().look("desk-ruling");
    staff().rule(id, 1, Map.of("choice-IC-05", "confirm"), "The serial number is another one.");

    browser().look("desk-case-rejected");
    assertThat(browser().text()).contains("Rejected", "The serial number is another one.");
    shopper().openReturn(id);
    browser().look("portal-return-rejected");
    assertThat(browser().text()).contains("Not accepted", "IC-05");
    assertThat(staff().as("clerk").subjects("Not accepted: ")).last().asString().startsWith("Not accepted: ");
  }

  @Test
  @Shows({"IC-03", "IC-08"})
  void chargesForMissingAccessoriesAsASupervisorDecides() {
    openOrder("IC-3002");
    Map<String, String> incomplete = new HashMap<>(OPENED);
    incomplete.put("accessories_complete", "no");
    String id = request(incomplete, "refund");
    String rma = authorized(id);
    staff().as("inspector").receive(rma);
    staff().inspect(id, 1, Map.of("packaging", "opened", "accessories_complete", "no"));
    staff().as("supervisor").openCase(id);
    assertThat(browser().text()).contains("IC-08", "Needs a decision");

    staff().rule(id, 1, Map.of("choice-IC-08", "charge", "percent-IC-08-charge", "10"), "Only the cable is missing.");

    staff().as("accountant").openSettlement(id);
    assertThat(browser().text()).contains("IC-03", "IC-08");
    staff().settle();
    staff().tickOff("BANK-9");
    shopper().openReturn(id);
    assertThat(browser().text()).contains("Everything is done.", "IC-08");
  }

  @Test
  @Shows("IC-11")
  void refusesWhatARebateWasSentInFor() {
    openOrder("IC-3010");
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(OPENED);

    assertThat(browser().text()).contains("IC-11");
  }

  @Test
  @Shows("IC-17")
  void wantsTheManufacturersReferenceBeforeANumber() {
    openOrder("IC-3008");
    String id = request(OPENED, "refund");
    staff().as("clerk").openCase(id);
    browser().look("desk-case-reference");
    browser().type("manufacturerReference", "  ");
    staff().tryToAuthorize();
    assertThat(browser().text("h1.number")).startsWith("RQ-");
    assertThat(browser().text()).contains("missing");

    browser().type("manufacturerReference", "GW-4711");

    assertThat(staff().authorize()).matches("RMA-\\w{4}-\\w{4}");
  }

  @Test
  @Shows({"IC-04", "IC-14"})
  void takesAnUnopenedProductAfterItsOwnDaysAreOver() {
    openOrder("IC-3006");
    shopper().take(1, 1);
    shopper().take(2, 1);
    shopper().next();
    Map<String, String> answers = new HashMap<>(OPENED);
    answers.put("0.packaging", "sealed");
    shopper().answer(answers);

    browser().look("portal-answer-own-days");
    assertThat(browser().text()).contains("IC-04", "Possible until Sat 5 Dec 2026.", "IC-14", "-$19.35", "$120.29");
  }

  @Test
  @Shows("IC-02")
  void namesAContactOutsideTheUnitedStates() {
    openOrder("IC-3009");
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(OPENED);

    assertThat(browser().text()).contains("IC-02", "+1 312 555 0100", "service@impress.example.com");
  }

  private String request(Map<String, String> answers, String resolution) {
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(answers);
    shopper().choose(0, resolution);
    shopper().next();
    shopper().toReview();
    return shopper().send();
  }

  private String authorized(String id) {
    staff().as("clerk").openCase(id);
    String rma = staff().authorize();
    assertThat(rma).matches("RMA-\\w{4}-\\w{4}");
    return rma;
  }
}
