package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retour.server.testing.RetourJourneyTest;
import retour.server.testing.Shows;

/** A complaint at Imperium Est from the form to the money, in Bulgarian on a phone; the register at the desk. */
@RetourJourneyTest
class ComplaintJourneyTests extends BrowserJourney {

  private static final String SEND = "main form .actions button[type=submit]";

  @TempDir private Path folder;

  ComplaintJourneyTests() {
    super("imperium-est", "bg");
  }

  @BeforeEach
  void holdAPhone() {
    browser().size(PageCheck.Size.PHONE);
  }

  @Test
  @Shows({"IE-19", "IE-20", "IE-21", "IE-24", "IE-25"})
  void complainsWithAPhotoAndGetsTheMoneyBack() {
    openOrder("IE-2008");
    browser().press("main a[href$='/complaint']");
    browser().look("complaint-form-bg");
    assertThat(browser().text()).contains("Разликата в цвета според екрана не е несъответствие");
    browser().press(SEND);
    browser().look("complaint-form-faults-bg");
    assertThat(browser().text()).contains("Моля, попълнете това поле", "Изберете стоката");
    complain("Дръжката е счупена.", "refund");
    browser().look("complaint-filed-bg");
    assertThat(browser().text())
        .contains("Липсват документи", "Разписката на куриера за наложения платеж", "Дръжката е счупена.");
    String page = browser().path();
    handInTheRest();
    browser().look("complaint-complete-bg");
    assertThat(browser().text()).contains("Разглежда се", "Подаден документ").doesNotContain("Все още липсват");

    String number = browser().text("h1.number");
    decide(number);

    browser().open(page);
    browser().look("complaint-upheld-bg");
    assertThat(browser().text()).contains("Уважена", "Чашата е счупена при нас.");
    assertThat(staff().as("clerk").subjects("Рекламация № " + number + " е уважена"))
        .contains("Приехме рекламация № " + number);
  }

  private void complain(String subject, String remedy) {
    browser().select("line.1", "1");
    browser().pick("fact.reason", "defective");
    browser().pick("fact.colour_only", "no");
    browser().pick("fact.visible_defect", "yes");
    browser().type("subject", subject);
    browser().pick("remedy", remedy);
    browser().attach("file.photos", photo());
    browser().press(SEND);
  }

  private void handInTheRest() {
    browser().attach("file.courier_receipt", photo());
    browser().attach("file.protocols", photo());
    browser().attach("file.freight_receipt", photo());
    browser().type("cost", "6,40");
    browser().press("form[enctype] button[type=submit]");
  }

  private void decide(String number) {
    staff().as("supervisor");
    browser().open("/desk/complaints");
    browser().look("desk-complaints-bg");
    browser().open("/desk/complaints?show=all");
    browser().press("tbody a.number");
    browser().look("desk-complaint-bg");
    assertThat(browser().text()).contains("Рекламация " + number, "6,40", "Становище на магазина");
    browser().pick("answer", "refund");
    browser().type("reason", "Чашата е счупена при нас.");
    browser().press("form[action$='/opinion'] button[type=submit]");
    browser().look("desk-complaint-upheld-bg");
    assertThat(browser().text()).contains("Уважена", "Акт за удовлетворена рекламация");
  }

  @Test
  @Shows("IE-01")
  void turnsAReturnThatClauseOneRefusesIntoAComplaint() {
    openOrder("IE-2001");
    shopper().take(1, 1);
    shopper().next();
    shopper().answer(Map.of("reason", "wrong_item", "courier_protocol", "no"));
    browser().look("answer-refused-complaint-bg");
    assertThat(browser().text()).contains("Превърни в рекламация");
    browser().press("main a[href$='/complaint']");
    browser().look("complaint-taken-over-bg");
    assertThat(browser().has("input[name='fact.reason'][value='wrong_item']:checked")).isTrue();
    browser().press(SEND);
    assertThat(browser().text()).contains("Доставено ми е нещо друго");
  }

  @Test
  void entersWhatACustomerSaysByTelephone() {
    staff().as("clerk");
    browser().open("/desk/search?q=IE-2002");
    browser().press("main a[href^='/desk/orders/']");
    browser().press("main a[href$='/complaint']");
    browser().look("desk-complaint-entry-bg");
    browser().press(SEND);
    browser().look("desk-complaint-entry-faults-bg");
    browser().type("q-1", "1");
    browser().pick("receivedBy", "phone");
    browser().pick("fact-reason", "not_as_described");
    browser().type("subject", "=HYPERLINK(\"x\") не е като на снимката");
    browser().pick("remedy", "replacement");
    browser().press(SEND);

    browser().look("desk-complaint-by-phone-bg");
    assertThat(browser().text()).contains("по телефона", "Липсват още");
  }

  private String photo() {
    BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(Color.ORANGE);
    pen.fillRect(0, 0, 640, 240);
    pen.dispose();
    try {
      Path file = Files.createTempFile(folder, "photo", ".jpg");
      assertThat(ImageIO.write(picture, "jpeg", file.toFile())).isTrue();
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
