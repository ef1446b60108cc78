package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retour.server.testing.RetourJourneyTest;
import retour.server.testing.Shows;

/** Image Pro: damage on the way, from the door to the carrier's money. */
@RetourJourneyTest
class DamageJourneyTests extends BrowserJourney {

  private static final Map<String, String> DAMAGED =
      Map.of(
          "reason", "damaged_in_transit",
          "unused", "yes",
          "original_packaging", "yes",
          "delivery_record", "unsigned",
          "noted_on_bill_of_lading", "yes");

  @TempDir private Path folder;

  DamageJourneyTests() {
    super("image-pro", "en");
  }

  @Test
  @Shows("IP-10")
  void givesTheCustomerAllTheyNeedToClaimFromTheCarrier() {
    openOrder("IP-1010");
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(DAMAGED);

    browser().press("form[action$='/referral'] button[type=submit]");
    browser().look("portal-referral");
    assertThat(browser().text())
        .contains("Claim from FedEx", "800-463-3339", "774900000100", "IP-10", "Photos of the packaging");
    shopper().openOrder();
    browser().look("portal-order-referred");
    assertThat(browser().text()).contains("Claim from FedEx", "With the carrier");
    assertThat(staff().as("clerk").subjects("Your damage claim")).anyMatch(subject -> subject.contains("FedEx: order IP-1010"));
  }

  @Test
  @Shows({"IP-07", "IP-09"})
  void claimsFromTheCarrierUntilTheMoneyIsThere() throws IOException {
    String id = authorizedDamage("IP-1007");

    browser().open("/desk/claims");
    browser().look("desk-claims");
    assertThat(browser().text()).contains("UPS", "$289.00", "Draft");
    staff().openCase(id);
    browser().press("a[href^='/desk/claims/']");
    browser().look("desk-claim-draft");
    assertThat(browser().text()).contains("60 calendar days", "delivered", "lacks");
    browser().press("form[action$='/evidence'] button[type=submit]");
    browser().press("form[action$='/file'] button[type=submit]");
    String claim = browser().path();
    browser().look("desk-claim-filed");
    staff().as("accountant");
    browser().open(claim);
    browser().type("reference", "CHECK-77");
    browser().press("form[action$='/pay'] button[type=submit]");
    browser().look("desk-claim-paid");
    assertThat(browser().text()).contains("Closed");
    staff().openCase(id);
    assertThat(browser().text()).contains("$289.00", "Closed");
  }

  @Test
  @Shows("IP-11")
  void awaitsARefusedParcelFromItsCarrier() throws IOException {
    String id = authorizedDamage("IP-1008");

    staff().openCase(id);
    browser().look("desk-case-returning");
    assertThat(browser().text()).contains("Coming back with the carrier");
    shopper().openReturn(id);
    browser().look("portal-return-returning");
    assertThat(browser().text()).contains("you have nothing to send");
  }

  @Test
  @Shows({"IP-08", "IP-12"})
  void decidesAnewByTheRecordThatStaffEnter() {
    openOrder("IP-1009");
    staff().as("clerk");
    browser().open("/desk/search?q=IP-1009");
    browser().press("a[href^='/desk/orders/']");
    browser().look("desk-order-parcels");
    browser().click("details summary");
    browser().select("record", "signed_clean");
    browser().press("form[action$='/handover'] button[type=submit]");
    assertThat(browser().text()).contains("The record counts from now on.");

    openOrder("IP-1009");
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(DAMAGED);
    assertThat(browser().text()).contains("This cannot go back", "IP-08", "800-463-3339");
  }

  @Test
  void keepsTheDirectoryOfCarriers() {
    staff().as("administrator");
    browser().open("/desk/carriers?change=ups");
    browser().look("desk-carriers");
    assertThat(browser().text()).contains("800-742-5877", "800-463-3339", "60 calendar days", "21 calendar days");
    browser().open("/desk/stock");
    browser().look("desk-stock");
    browser().open("/desk/vendors");
    browser().look("desk-vendors");
  }

  private String authorizedDamage(String order) throws IOException {
    openOrder(order);
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(DAMAGED);
    shopper().choose(0, "refund");
    shopper().next();
    browser().attach("files", photo());
    browser().press("form[enctype] button[type=submit]");
    shopper().toReview();
    String id = shopper().send();
    staff().as("clerk").openCase(id);
    assertThat(staff().authorize()).matches("RGA-\\w{4}-\\w{4}");
    return id;
  }

  /** A picture of one red point. */
  private String photo() throws IOException {
    byte[] png =
        Base64.getDecoder()
            .decode(
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");
    return Files.write(folder.resolve("damage.png"), png).toString();
  }
}
