package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retour.server.testing.RetourJourneyTest;

/** What happens to parcels on a phone: told of, counted, known at the door, inspected by serial number. */
@RetourJourneyTest
class ParcelsJourneyTests extends BrowserJourney {

  private static final Map<String, String> OPENED =
      Map.of(
          "reason", "changed_mind",
          "packaging", "opened",
          "packaging_complete", "yes",
          "accessories_complete", "yes",
          "rebate_submitted", "no",
          "system_added", "no");

  ParcelsJourneyTests() {
    super("impress", "en");
  }

  @BeforeEach
  void holdAPhone() {
    browser().size(PageCheck.Size.PHONE);
  }

  @Test
  void knowsAParcelByItsTrackingNumber() {
    String id = authorized("IC-3001");
    shopper().openReturn(id);
    browser().type("carrier", "UPS");
    browser().type("tracking", "1Z 999 AA1");
    browser().press("form[action$='/shipment'] button[type=submit]");
    assertThat(browser().text()).contains("UPS 1Z 999 AA1", "Your parcel is on its way");
    browser().look("portal-return-on-its-way");

    staff().as("inspector");
    staff().receive("1z999aa1");
    browser().look("desk-case-received-by-tracking");
    // Three business days after arrival (IC-16), not three days.
    assertThat(browser().text()).contains("Wed 25 Nov 2026");
    staff().openChecklist(id, 1);
    browser().type("serial", "SN-OF-ANOTHER");
    browser().look("desk-inspection-serial");
    browser().press("main form.card .actions button[type=submit]");

    assertThat(browser().text()).contains("Needs a decision");
    staff().as("clerk").openCase(id);
    assertThat(browser().text()).contains("IC-05");
    browser().click("details:has(> form[action$='/note']) > summary");
    browser().type("note", "Called: the box was swapped.");
    browser().press("form[action$='/note'] button[type=submit]");
    shopper().openReturn(id);
    assertThat(browser().text()).doesNotContain("the box was swapped");
  }

  @Test
  void wordsAMailAndLooksAtItFirst() {
    staff().as("supervisor");
    browser().open("/desk/wordings");
    browser().look("desk-wordings");
    browser().open("/desk/wordings/asked/en");
    browser().type("subject", "{name}, a question");
    browser().press("main form.card .actions button[type=submit]");
    assertThat(browser().text()).contains("Only these may stand in braces: store, number, order.");

    browser().type("subject", "{store} asks about {number}");
    browser().press("button[formaction$='/preview']");
    assertThat(browser().text()).contains("Impress asks about RMA-0000-0000");
    browser().look("desk-wording-preview");
    browser().press("main form.card .actions button[type=submit]");

    assertThat(browser().text()).contains("Mails from now on use these words.");
    browser().press("form[action$='/reset'] button[type=submit]");
    assertThat(browser().text()).contains("use the delivered words again");
  }

  @Test
  void namesTheNextStepOfACancelledReturnsParcel() {
    authorized("IC-3002");
    String rma = browser().text("h1.number");
    browser().click("details:has(> form[action$='/cancel']) > summary");
    browser().press("form[action$='/cancel'] button[type=submit]");
    assertThat(browser().text()).contains("Cancelled");

    browser().open("/desk/receiving?number=" + rma);

    assertThat(browser().text()).contains("This return was cancelled. Hold the parcel");
    browser().look("desk-receiving-cancelled");
    browser().open("/desk/overdue");
    browser().look("desk-overdue");
  }

  private String authorized(String order) {
    openOrder(order);
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(new HashMap<>(OPENED));
    shopper().choose(0, "refund");
    shopper().next();
    shopper().toReview();
    String id = shopper().send();
    staff().as("clerk").openCase(id);
    staff().authorize();
    return id;
  }
}
