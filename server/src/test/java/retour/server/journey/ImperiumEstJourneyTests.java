package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retour.server.testing.RetourJourneyTest;
import retour.server.testing.Shows;

/** Imperium Est, in Bulgarian on a phone: withdrawal, sets, gifts, seals. */
@RetourJourneyTest
class ImperiumEstJourneyTests extends BrowserJourney {

  private static final Map<String, String> UNTOUCHED =
      Map.ofEntries(
          Map.entry("reason", "changed_mind"),
          Map.entry("packaging", "sealed"),
          Map.entry("unused", "yes"),
          Map.entry("original_packaging", "yes"),
          Map.entry("packaging_complete", "yes"),
          Map.entry("tags_intact", "yes"),
          Map.entry("seal_intact", "yes"),
          Map.entry("1.seal_intact", "no"));

  ImperiumEstJourneyTests() {
    super("imperium-est", "bg");
  }

  @BeforeEach
  void holdAPhone() {
    browser().size(PageCheck.Size.PHONE);
  }

  @Test
  void showsItsVersionsToStaffAndShoppers() {
    staff().as("supervisor");
    browser().open("/desk/policy");
    browser().look("desk-policy-bg");
    assertThat(browser().text()).contains("eu-consumer", "IE-03");

    browser().open("/imperium-est/policy/1?lang=bg");

    browser().look("portal-policy-version-bg");
    assertThat(browser().text()).contains("IE-03", "14 дни");
  }

  @Test
  @Shows("IE-15")
  void deductsTheGiftThatStaysWithTheShopper() {
    browser().open("/imperium-est?lang=bg");
    browser().look("portal-store-imperium-est");
    shopper().askForLink("IE-2011", "maria.petrova@example.com");
    String link = staff().as("clerk").link("maria.petrova@example.com");
    shopper().openWith(link);
    browser().look("portal-order-bg");
    shopper().take(1, 1);
    shopper().next();
    browser().look("portal-questions-bg");
    shopper().answer(UNTOUCHED);
    browser().look("portal-answer-bg");
    assertThat(browser().text()).contains("CRD-15", "-12,00 €", "52,00 €", "1 декември 2026 г.");
    shopper().choose(0, "refund");
    shopper().next();
    shopper().toReview();
    browser().look("portal-review-bg");
    String id = shopper().send();
    browser().look("portal-return-bg");
    String rma = browser().text("h1.number");
    assertThat(rma).matches("RMA-\\w{4}-\\w{4}");

    staff().as("inspector").receive(rma);
    staff().openChecklist(id, 1);
    browser().look("desk-inspection-bg");
    staff().inspect(id, 1, Map.of("packaging", "sealed", "gift_returned", "no"));
    staff().as("accountant").openSettlement(id);
    browser().look("desk-settlement-bg");
    assertThat(browser().text()).contains("CRD-15", "-12,00 €", "52,00 €");
    staff().settle();
    staff().tickOff("SEPA-1");

    shopper().openReturn(id);
    browser().look("portal-return-paid-bg");
    assertThat(browser().text()).contains("52,00 €");
    assertThat(staff().as("clerk").subjects("На път е към вас")).hasSize(6);
  }

  @Test
  @Shows("IE-14")
  void refusesWhatWasUnsealed() {
    openOrder("IE-2012");
    shopper().take(1, 2);
    shopper().take(2, 1);
    shopper().next();
    shopper().answer(UNTOUCHED);

    browser().look("portal-answer-mixed-bg");
    assertThat(browser().text()).contains("IE-14", "55,60 €").doesNotContain("39,00 €");
  }

  @Test
  @Shows("IE-12")
  void takesASetWholeOrNotAtAll() {
    openOrder("IE-2009");
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(UNTOUCHED);
    assertThat(browser().text()).contains("IE-12");

    openOrder("IE-2009");
    shopper().take(1, 1);
    shopper().take(2, 2);
    shopper().take(3, 2);
    shopper().next();
    shopper().answer(UNTOUCHED);
    assertThat(browser().text()).contains("39,90 €", "29,80 €", "37,80 €").doesNotContain("IE-12");
  }

  @Test
  @Shows("IE-03")
  void cancelsWhatIsNotShippedYet() {
    openOrder("IE-2006");
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(UNTOUCHED);
    assertThat(browser().text()).contains("IE-03", "89,90 €");
    shopper().choose(0, "refund");
    shopper().next();
    shopper().toReview();
    String id = shopper().send();
    browser().look("portal-return-unshipped-bg");

    staff().as("accountant").openSettlement(id);
    assertThat(browser().text()).contains("89,90 €");
    staff().settle();
    staff().tickOff("SEPA-2");
    shopper().openReturn(id);
    assertThat(browser().text()).contains("89,90 €");
  }
}
