package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retour.server.testing.RetourJourneyTest;

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
  void complainsWithAPhotoAndGetsTheMoneyBack() {
    openOrder("IE-2008");
    browser().press("main a[href$='/complaint']");
    browser().look("complaint-form-bg");
    assertThat(browser().text()).contains("Разликата в цвета според екрана не е несъответствие");
    browser().press(SEND);
    browser().look("complaint-form-faults-bg");
    assertThat(browser().text()).contains("Моля, попълнете това поле", "Изберете стоката");
    browser().select("line.1", "1");
    browser().pick("fact.reason", "defective");
    browser().pick("fact.colour_only", "no");
    browser().pick("fact.visible_defect", "yes");
    browser().type("subject", "Дръжката е счупена.");
    browser().pick("remedy", "refund");
    browser().attach("file.photos", photo());
    browser().press(SEND);
    browser().look("complaint-filed-bg");
    assertThat(browser().text())
        .contains("Липсват документи", "Разписката на куриера за наложения платеж", "Дръжката е счупена.")
        .doesNotContain("Снимки, които показват");
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
