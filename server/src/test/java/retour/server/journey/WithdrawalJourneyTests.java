package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retour.server.testing.RetourJourneyTest;
import retour.server.testing.Shows;

/** Withdrawing from a contract with Imperium Est, in Bulgarian on a phone. */
@RetourJourneyTest
class WithdrawalJourneyTests extends BrowserJourney {

  private static final String GOODS = "IE-2001";
  private static final String ADDRESS = "elena.stoyanova@example.com";
  private static final String SUBMIT = "main form .actions button[type=submit]";

  WithdrawalJourneyTests() {
    super("imperium-est", "bg");
  }

  @BeforeEach
  void holdAPhone() {
    browser().size(PageCheck.Size.PHONE);
  }

  @Test
  @Shows({"IE-03", "IE-04", "IE-16"})
  void withdrawsFromAnOrderAndGetsTheMoneyBack() {
    browser().open("/imperium-est?lang=bg");
    assertThat(browser().texts("footer a")).contains("Откажете се от договора тук");
    browser().press("footer a");
    browser().look("portal-withdraw-bg");
    browser().press(SUBMIT);
    browser().look("portal-withdraw-faults-bg");
    browser().type("name", "Елена Стоянова");
    browser().type("contract", GOODS);
    browser().type("address", ADDRESS);
    browser().press(SUBMIT);
    browser().look("portal-withdraw-confirm-bg");
    assertThat(browser().text(SUBMIT)).isEqualTo("Потвърждавам отказа");
    browser().press(SUBMIT);
    browser().look("portal-withdraw-receipt-bg");
    assertThat(browser().path()).startsWith("/imperium-est/withdraw/receipt/");
    assertThat(browser().text()).contains("WD-", "Елена Стоянова", GOODS, "Europe/Sofia");

    assertThat(staff().as("clerk").subjects("Можете да изпратите стоката"))
        .anyMatch(subject -> subject.startsWith("Потвърждение за вашия отказ WD-"));
    browser().open("/desk/withdrawals?lang=bg");
    browser().look("desk-withdrawals-bg");
    browser().press("tbody a.number");
    browser().look("desk-withdrawal-bg");
    assertThat(browser().text()).contains("В сила", "Регламент 1182/71", "Задържани");
    browser().press("main a.button[href^='/desk/cases/']");
    String id = browser().path().replaceFirst(".*/", "");
    browser().look("desk-case-of-withdrawal-bg");
    String rma = browser().text("h1.number");

    staff().as("inspector").receive(rma);
    staff().inspect(id, 1, Map.of("packaging", "sealed"));
    staff().inspect(id, 2, Map.of("packaging", "sealed"));
    staff().as("accountant").openSettlement(id);
    staff().settle();
    staff().tickOff("SEPA-7");
    browser().open("/desk/withdrawals");
    assertThat(browser().text()).contains("Върнати");
  }

  @Test
  void neverSaysWhetherThereIsSuchAnOrder() {
    String first = afterStating("IE-9999", "nobody@example.com");
    String second = afterStating(GOODS, "nobody@example.com");

    assertThat(second.replace(GOODS, "IE-9999")).isEqualTo(first);
    staff().as("clerk");
    browser().open("/desk/withdrawals?lang=bg");
    browser().reloadUntil(shown -> shown.text().contains("Търси се поръчката"));
    browser().press("tbody a.number");
    browser().look("desk-withdrawal-unmatched-bg");
  }

  @Test
  void needsNoIdentificationAnewWithALinkAndTakesParts() {
    openOrder("IE-2012");
    browser().press("footer a");
    browser().look("portal-withdraw-visit-bg");
    assertThat(browser().text()).contains("IE-2012", "Запечатано по хигиенни причини");
    browser().type("line.1", "1");
    browser().press(SUBMIT);
    browser().look("portal-withdraw-visit-confirm-bg");
    browser().press(SUBMIT);
    assertThat(browser().text()).contains("1 ×");
  }

  @Test
  void showsAProofOfSendingAndTurnsItIntoAReturn() throws IOException {
    openOrder("IE-2009");
    browser().press("footer a");
    browser().press(SUBMIT);
    browser().press(SUBMIT);
    staff().as("clerk").subjects("Можете да изпратите стоката");
    openOrder("IE-2009");
    browser().press("section.card ul.links a");
    browser().press("section.card a.number[href*='/withdrawals/']");
    browser().look("portal-statement-bg");
    assertThat(browser().text()).contains("В сила", "Можем да изчакаме", "Директива 2011/83/ЕС");

    browser().press("form[action$='/proof'] button");
    browser().look("portal-statement-faults-bg");
    browser().type("on", "11/20/2026");
    browser().attach("files", photo());
    browser().press("form[action$='/proof'] button");
    browser().look("portal-statement-proven-bg");
    assertThat(browser().text()).contains("Плащаме най-късно до");

    browser().click("details:has(form[action$='/return']) summary");
    browser().press("form[action$='/return'] button");
    assertThat(browser().text()).contains("Продължава като връщане");
  }

  private static String photo() throws IOException {
    Path file = Files.createTempFile("receipt", ".png");
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    return file.toString();
  }

  @Test
  void showsTheModelForm() {
    browser().open("/imperium-est/withdraw/form?lang=bg");
    browser().look("portal-withdraw-form-bg");
    browser().open("/imperium-est/withdraw/form?lang=en");
    browser().look("portal-withdraw-form-en");
    browser().open("/imperium-est/withdraw?lang=en");
    assertThat(browser().texts("footer a")).contains("withdraw from contract here");
    browser().look("portal-withdraw-en");
  }

  @Test
  void entersWhatCameOnPaper() {
    staff().as("clerk");
    browser().open("/desk/withdrawals/new?lang=bg");
    browser().look("desk-withdrawal-entry-bg");
    browser().pick("channel", "letter");
    browser().type("name", "Никола Иванов");
    browser().type("contract", "писмо без номер");
    browser().press("main form.card .actions button[type=submit]");
    assertThat(browser().path()).startsWith("/desk/withdrawals/");
    browser().reloadUntil(shown -> shown.text().contains("Търси се поръчката"));
    browser().open(browser().path() + "?order=IE-2008");
    browser().look("desk-withdrawal-match-bg");
    browser().press("form[action$='/match'] button[type=submit]");
    assertThat(browser().text()).contains("В сила");
  }

  @Test
  void offersNothingWhereAStoreSellsToNoConsumersOfTheUnion() {
    browser().open("/impress");

    assertThat(browser().texts("footer a")).noneMatch(text -> text.contains("withdraw"));
  }

  /** What the receipt says, without what differs each time. */
  private String afterStating(String contract, String address) {
    browser().open("/imperium-est/withdraw?lang=bg");
    List.of(List.of("name", "Някой"), List.of("contract", contract), List.of("address", address))
        .forEach(field -> browser().type(field.getFirst(), field.getLast()));
    browser().press(SUBMIT);
    browser().press(SUBMIT);
    return browser().text().replaceAll("WD-\\S+|[0-9a-f]{64}", "");
  }
}
