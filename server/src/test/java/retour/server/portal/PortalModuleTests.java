package retour.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.customer.AccessLinks;
import retour.server.evidence.EvidenceFiles;
import retour.server.order.OrderId;
import retour.server.policy.PolicyVersions;
import retour.server.returns.Authorization;
import retour.server.returns.CaseCommand;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.ShopData;
import retour.server.testing.Shows;
import retour.server.testing.WebClient;

@RetourModuleTest
class PortalModuleTests {

  private static final long ORDER = 90;

  @Autowired private Stores stores;
  @Autowired private PolicyVersions policies;
  @Autowired private AccessLinks links;
  @Autowired private ReturnCases cases;
  @Autowired private Authorization authorization;
  @Autowired private EvidenceFiles evidence;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private WebClient web;

  @BeforeEach
  void aShop() throws IOException {
    web = new WebClient(port);
    stores.save(ShopData.impress());
    stores.save(ShopData.imperium());
    publish("impress");
    publish("imperium-est");
    ShopData.order(jdbc, ShopData.IMPRESS, ORDER, "IC-9000", "kim@example.com");
  }

  private void publish(String store) throws IOException {
    try (InputStream document = PortalModuleTests.class.getResourceAsStream("/policies/" + store + "/returns.yaml")) {
      assertThat(document).isNotNull();
      String source = new String(document.readAllBytes(), StandardCharsets.UTF_8);
      policies.publish(new StoreId(store), source, LocalDate.of(2020, 1, 1), "test");
    }
  }

  private Shopper shopper(long order) {
    return Shopper.opening(web, "/impress/link/" + links.issue(ShopData.IMPRESS, new OrderId(order)));
  }

  private Shopper shopperOfANewOrder(long order) {
    ShopData.order(jdbc, ShopData.IMPRESS, order, "IC-" + order, "kim@example.com");
    return shopper(order);
  }

  @Nested
  class AtTheDoor {

    @Test
    @Shows({"IP-16", "IP-23"})
    void rememberNothingAndAllowNothingForeign() {
      HttpResponse<String> page = web.get("/impress");

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
      assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    }

    @Test
    void answersTheSameWhetherOrderAndMailBelongTogether() {
      HttpResponse<String> right = web.post("/impress", Map.of("order", "IC-9000", "email", "kim@example.com"));
      HttpResponse<String> wrong = web.post("/impress", Map.of("order", "IC-9000", "email", "lee@example.com"));
      HttpResponse<String> unknown = web.post("/impress", Map.of("order", "XX-1", "email", "kim@example.com"));

      assertThat(List.of(wrong.statusCode(), unknown.statusCode())).containsOnly(right.statusCode());
      assertThat(List.of(WebClient.location(wrong), WebClient.location(unknown)))
          .containsOnly(WebClient.location(right));
    }

    @Test
    void saysWhatIsMissingInTheReadersLanguage() {
      HttpResponse<String> page = web.post("/imperium-est?lang=bg", Map.of("order", " ", "email", "nobody"));

      assertThat(page.statusCode()).isEqualTo(422);
      assertThat(page.body()).contains("Въведете номера на поръчката.", "aria-invalid=\"true\"");
    }

    @Test
    void isNotUsedUpByLookingAtALink() {
      String link = "/impress/link/" + links.issue(ShopData.IMPRESS, new OrderId(ORDER));
      assertThat(web.get(link).statusCode()).isEqualTo(200);
      assertThat(web.get(link).statusCode()).isEqualTo(200);

      assertThat(web.post(link, Map.of()).statusCode()).isEqualTo(303);

      assertThat(web.post(link, Map.of()).statusCode()).isEqualTo(410);
    }

    @Test
    @Shows("IP-18")
    void showsNothingOfAForgedOrForeignVisit() {
      String visit = shopper(ORDER).visit();

      assertThat(web.get("/impress/v/" + "x".repeat(43)).statusCode()).isEqualTo(404);
      assertThat(web.get(visit.replace("/impress/", "/imperium-est/")).statusCode()).isEqualTo(404);
      assertThat(web.get(visit + "/returns/01a1fdab-b8ef-77d2-b883-f6feeb67686d").statusCode()).isEqualTo(404);
      assertThat(web.get(visit + "/returns/mine").statusCode()).isEqualTo(404);
      assertThat(web.get("/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void showsErrorsInTheStoresLook() {
      HttpResponse<String> page = web.get("/impress/nothing/here");

      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).contains("/impress/theme.css", "There is nothing here");
    }
  }

  @Nested
  class Picking {

    @ParameterizedTest
    @CsvSource({
      "-1, Enter 1 or more",
      "1.5, Enter a whole number",
      "1000000000, Only 3 can be sent back",
      "10^9, Enter a number",
      "many, Enter a number"
    })
    void saysWhatIsWrongWithANumber(String typed, String said) {
      Shopper shopper = shopper(ORDER);

      HttpResponse<String> page = shopper.pick(Map.of("line.2", typed));

      assertThat(page.statusCode()).isEqualTo(422);
      assertThat(page.body()).contains(said);
      assertThat(WebClient.location(web.get(shopper.visit() + "/questions"))).isEqualTo(shopper.visit());
    }

    @Test
    void wantsSomethingPicked() {
      HttpResponse<String> page = shopper(ORDER).pick(Map.of("line.1", "0", "line.2", ""));

      assertThat(page.statusCode()).isEqualTo(422);
      assertThat(page.body()).contains("Pick at least one thing");
    }

    @Test
    void refusesALineOfAnotherOrder() {
      HttpResponse<String> page = shopper(ORDER).pick(Map.of("line.99", "1"));

      assertThat(page.statusCode()).isEqualTo(422);
      assertThat(page.body()).contains("not part of this order");
    }
  }

  @Nested
  class Filing {

    @Test
    void asksOnlyWhatIsNeededAndNamesTheClauses() {
      Shopper shopper = shopperOfANewOrder(91);
      shopper.pick(Map.of("line.1", "1"));
      assertThat(web.post(shopper.visit() + "/questions", Map.of()).statusCode()).isEqualTo(422);
      shopper.answerEverything();

      String answer = web.get(shopper.visit() + "/answer").body();

      assertThat(answer).contains("IC-13", "Possible until", "$500.00");
    }

    @Test
    void filesOnceWhenSentTwiceAtOnce() {
      Shopper shopper = shopperOfANewOrder(92);
      shopper.pick(Map.of("line.2", "1"));
      shopper.answerEverything();
      assertThat(WebClient.location(shopper.choose())).endsWith("/photos");
      String key = shopper.key();

      List<CompletableFuture<HttpResponse<String>>> sent =
          List.of(
              CompletableFuture.supplyAsync(() -> shopper.send(key)),
              CompletableFuture.supplyAsync(() -> shopper.send(key)));
      sent.forEach(each -> assertThat(each.join().statusCode()).isEqualTo(303));
      HttpResponse<String> again = shopper.send(key);

      List<ReturnCase> filed = cases.ofOrder(ShopData.IMPRESS, new OrderId(92));
      assertThat(filed).hasSize(1);
      assertThat(WebClient.location(again)).endsWith("/returns/" + filed.getFirst().id().value());
      assertThat(web.get(WebClient.location(again)).body()).contains(filed.getFirst().number());
    }

    @Test
    void filesNothingWithoutAnswersOrChoice() {
      Shopper shopper = shopperOfANewOrder(93);
      shopper.pick(Map.of("line.1", "1"));

      assertThat(WebClient.location(shopper.send("anything"))).endsWith("/questions");
      shopper.answerEverything();
      HttpResponse<String> unchosen = web.post(shopper.visit() + "/answer", Map.of("resolution.0", "a_pony"));

      assertThat(unchosen.statusCode()).isEqualTo(422);
      assertThat(cases.ofOrder(ShopData.IMPRESS, new OrderId(93))).isEmpty();
    }

    @Test
    void cancelsWhileNothingArrived() {
      ReturnCase filed = filed(94);
      Shopper shopper = shopper(94);
      String page = shopper.visit() + "/returns/" + filed.id().value();

      HttpResponse<String> stale = web.post(page + "/cancel", Map.of("version", "77"));
      HttpResponse<String> cancelled =
          web.post(page + "/cancel", Map.of("version", Long.toString(filed.version())));

      assertThat(stale.statusCode()).isEqualTo(409);
      assertThat(cancelled.statusCode()).isEqualTo(303);
      assertThat(web.get(page).body()).contains("Cancelled");
    }
  }

  @Nested
  class Uploading {

    @Test
    void keepsAPhotoAndShowsIt() throws IOException {
      Shopper shopper = readyForPhotos(95);

      assertThat(web.upload(shopper.visit() + "/photos", "photo.jpg", photo()).statusCode()).isEqualTo(303);

      Matcher file = Pattern.compile("src=\"([^\"]+/files/[^\"]+)\"").matcher(web.get(shopper.visit() + "/photos").body());
      assertThat(file.find()).isTrue();
      HttpResponse<byte[]> shown = web.bytes(file.group(1));
      assertThat(shown.headers().firstValue("Content-Type")).contains("image/jpeg");
      assertThat(shown.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(web.bytes(file.group(1).replaceAll("/v/[^/]+", shopper(ORDER).visit().substring("/impress".length()))).statusCode())
          .isEqualTo(404);
    }

    @Test
    void givesADocumentOnlyAsADownload() {
      Shopper shopper = readyForPhotos(96);
      web.upload(shopper.visit() + "/photos", "bill.pdf", "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII));
      String id = evidence.loose(ShopData.IMPRESS, new OrderId(96)).getFirst().id().toString();

      HttpResponse<byte[]> file = web.bytes(shopper.visit() + "/files/" + id);

      assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
    }

    @Test
    void refusesAProgramNamedLikeAPhoto() {
      Shopper shopper = readyForPhotos(97);
      byte[] program = new byte[2048];
      program[0] = 'M';
      program[1] = 'Z';

      HttpResponse<String> page = web.upload(shopper.visit() + "/photos", "photo.jpg", program);

      assertThat(page.statusCode()).isEqualTo(422);
      assertThat(page.body()).contains("neither a JPEG or PNG photo nor a PDF");
      assertThat(evidence.loose(ShopData.IMPRESS, new OrderId(97))).isEmpty();
    }

    @Test
    void refusesAFiftyMegabytePhotoWithAPage() {
      Shopper shopper = readyForPhotos(98);

      HttpResponse<String> page = web.upload(shopper.visit() + "/photos", "photo.jpg", new byte[50 << 20]);

      assertThat(page.statusCode()).isEqualTo(413);
      assertThat(page.body()).contains("That file is too large", "/impress/theme.css", shopper.visit());
      assertThat(evidence.loose(ShopData.IMPRESS, new OrderId(98))).isEmpty();
    }
  }

  @Nested
  class Slips {

    @Test
    void carriesTheNumberToReadAndToScan() throws Exception {
      ReturnCase filed = filed(99);
      ReturnCase authorized =
          authorization.authorize(
              new CaseCommand(
                  filed.store(), filed.id(), filed.version(), new Actor.Staff(new UUID(1, 1), Role.CLERK)),
              Optional.empty());

      HttpResponse<byte[]> slip = web.bytes(shopper(99).visit() + "/returns/" + filed.id().value() + "/slip.pdf");

      assertThat(slip.headers().firstValue("Content-Type")).contains("application/pdf");
      try (PDDocument pdf = Loader.loadPDF(slip.body())) {
        assertThat(new PDFTextStripper().getText(pdf)).contains(authorized.shownNumber(), "1 Depot Road", "Cable");
        assertThat(Scan.all(new PDFRenderer(pdf).renderImageWithDPI(0, 200))).containsOnly(authorized.shownNumber()).hasSize(2);
      }
    }

    @Test
    void isNotThereBeforeTheNumber() {
      ReturnCase filed = filed(100);

      assertThat(web.get(shopper(100).visit() + "/returns/" + filed.id().value() + "/slip.pdf").statusCode())
          .isEqualTo(404);
    }
  }

  private Shopper readyForPhotos(long order) {
    Shopper shopper = shopperOfANewOrder(order);
    shopper.pick(Map.of("line.2", "1"));
    shopper.answerEverything();
    assertThat(WebClient.location(shopper.choose())).endsWith("/photos");
    return shopper;
  }

  private ReturnCase filed(long order) {
    Shopper shopper = readyForPhotos(order);
    shopper.send(shopper.key());
    return cases.ofOrder(ShopData.IMPRESS, new OrderId(order)).getFirst();
  }

  private static byte[] photo() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
    return bytes.toByteArray();
  }
}
