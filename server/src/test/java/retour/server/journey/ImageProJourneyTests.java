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

/** Image Pro: restocking charges, damage, carriers. */
@RetourJourneyTest
class ImageProJourneyTests extends BrowserJourney {

  private static final Map<String, String> CHANGED_MIND =
      Map.of("reason", "changed_mind", "unused", "yes", "original_packaging", "yes");
  private static final Map<String, String> DAMAGED =
      Map.of("reason", "damaged_in_transit", "unused", "yes", "original_packaging", "yes");
  private static final String DANA = "dana.whitfield@example.com";

  @TempDir private Path folder;

  ImageProJourneyTests() {
    super("image-pro", "en");
  }

  @Test
  @Shows({"IP-04", "IP-05"})
  void chargesEachLineItsOwnRateFromRequestToMoney() {
    String id = askForThreeLines();

    staff().as("clerk").openCase(id);
    browser().look("desk-case-requested");
    String rma = staff().authorize();
    assertThat(rma).matches("RMA-\\w{4}-\\w{4}");
    shopper().openReturn(id);
    browser().look("portal-return-authorized");
    assertThat(browser().text()).contains(rma, "200 Varick Street", "Fri 11 Dec 2026");

    takeBack(id, rma);
    pay(id);
    shopper().openReturn(id);
    browser().look("portal-return-paid");
    assertThat(browser().text()).contains("Everything is done.", "It was sent to you", "$399.05", "$72.88", "$104.88");
  }

  @Test
  @Shows({"IP-08", "IP-10"})
  void sendsHiddenDamageAfterACleanSignatureToTheCarrier() {
    openOrder("IP-1010");
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(DAMAGED);

    browser().look("portal-answer-refused");
    assertThat(browser().text())
        .contains("This cannot go back", "IP-08", "IP-10", "FedEx", "800-463-3339", "774900000100")
        .doesNotContain("Continue");
  }

  @Test
  @Shows({"IP-09", "IP-14"})
  void givesAnRgaNumberForDamageInAParcelLeftWithoutSignature() throws IOException {
    openOrder("IP-1007");
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(DAMAGED);
    assertThat(browser().text()).contains("IP-09", "IP-15", "-$57.80", "$231.20");
    shopper().choose(0, "refund");
    shopper().next();
    browser().look("portal-photos-wanted");
    browser().attach("files", photo());
    browser().press("form[enctype] button[type=submit]");
    browser().look("portal-photos-added");
    shopper().toReview();
    String id = shopper().send();

    staff().as("clerk").openCase(id);

    assertThat(staff().authorize()).matches("RGA-\\w{4}-\\w{4}");
  }

  @Test
  @Shows("IP-01")
  void countsTheSevenDaysToTheLastOne() {
    openOrder("IP-1003");
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(CHANGED_MIND);
    assertThat(browser().text()).contains("Possible until Fri 20 Nov 2026.", "-$35.80", "$143.20");

    openOrder("IP-1004");
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(CHANGED_MIND);
    assertThat(browser().text()).contains("This cannot go back", "IP-01", "It was possible until Thu 19 Nov 2026.");
  }

  private String askForThreeLines() {
    browser().open("/image-pro");
    browser().look("portal-store-image-pro");
    browser().open("/image-pro/policy");
    browser().look("portal-policy");
    shopper().askForLink("IP-1005", DANA);
    browser().look("portal-sent");
    String link = staff().as("clerk").link(DANA);
    browser().look("desk-mail");
    browser().open(link);
    browser().look("portal-link");
    shopper().openWith(link);
    browser().look("portal-order");
    shopper().take(1, 1);
    shopper().take(2, 1);
    shopper().take(3, 1);
    shopper().next();
    browser().look("portal-questions");
    shopper().answer(CHANGED_MIND);
    browser().look("portal-answer");
    assertThat(browser().text())
        .contains("Possible until Tue 24 Nov 2026. 7 days counted from Tue 17 Nov 2026")
        .contains("Restocking fee, 20% IP-04 -$89.80 Tax $39.85 You get $399.05")
        .contains("Restocking fee, 30% IP-05 -$27.72 Tax $8.20 You get $72.88")
        .contains("Restocking fee, 20% IP-04 -$23.60 Tax $10.48 You get $104.88");
    for (int line = 0; line < 3; line++) {
      shopper().choose(line, "refund");
    }
    shopper().next();
    browser().look("portal-photos");
    shopper().toReview();
    browser().look("portal-review");
    assertThat(browser().text()).contains("You can expect $576.81");
    String id = shopper().send();
    browser().look("portal-return-requested");
    assertThat(browser().text()).contains("The store looks at your request by Sun 22 Nov 2026.");
    return id;
  }

  private void takeBack(String id, String rma) {
    staff().as("inspector").receive(rma);
    for (int item = 1; item <= 3; item++) {
      staff().openChecklist(id, item);
      browser().look("desk-inspection");
      staff().inspect(id, item, Map.of());
    }
    browser().look("desk-case-inspected");
  }

  private void pay(String id) {
    staff().as("accountant").openSettlement(id);
    browser().look("desk-settlement");
    assertThat(browser().text()).contains("IP-04", "IP-05", "-$89.80", "-$27.72", "-$23.60", "$576.81");
    staff().settle();
    browser().open("/desk/payouts");
    browser().look("desk-payouts");
    assertThat(browser().text()).contains("$576.81");
    staff().tickOff("BANK-77");
    assertThat(
            staff().as("clerk").subjects("It is on its way").stream()
                .map(subject -> subject.replaceAll("R[A-Z]+-\\w{4}-\\w{4}", "#")))
        .containsExactly(
            "Your link to return something from order IP-1005",
            "We have your return request #",
            "You can send it back: #",
            "Your parcel has arrived: #",
            "Accepted: your return #",
            "What you get for your return #",
            "It is on its way: your return #");
    browser().look("desk-mails");
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
