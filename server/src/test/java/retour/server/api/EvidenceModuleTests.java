package retour.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import retour.server.api.ApiClient.Answer;
import retour.server.testing.RetourModuleTest;
import tools.jackson.databind.JsonNode;

@RetourModuleTest
class EvidenceModuleTests {

  private static final String PDF = "%PDF-1.7\n%%EOF";

  @Autowired private ApplicationContext beans;
  @LocalServerPort private int port;
  private ApiShop shop;
  private ApiClient impress;

  @BeforeEach
  void openShop() {
    shop = new ApiShop(beans, port);
    impress = shop.program("impress");
  }

  @Test
  void keepsADocumentOnceHoweverOftenItIsSent() {
    String evidence = evidence("IC-3001");
    ApiClient once = impress.with("Idempotency-Key", "photo-1");

    JsonNode first = once.upload(evidence, "bill.jpg", PDF).expect(201);
    JsonNode again = once.upload(evidence, "bill.jpg", PDF).expect(201);

    assertThat(again).isEqualTo(first);
    JsonNode files = impress.get(evidence).expect(200).path("files");
    assertThat(files).hasSize(1);
    assertThat(files.path(0).path("media_type").asString()).isEqualTo("application/pdf");
    assertThat(shop.program("image-pro").get(evidence).status()).isEqualTo(404);
    assertThat(shop.program("image-pro").upload(evidence, "x.pdf", PDF).status()).isEqualTo(404);
  }

  @Test
  void refusesWhatIsNoPhotoOrDocument() {
    String evidence = evidence("IC-3002");

    expect(impress.upload(evidence, "photo.jpg", "MZ" + "\u0000".repeat(200)), 415, "file_type_unknown");
    expect(impress.upload(evidence, "photo.jpg", ""), 415, "file_type_unknown");
    expect(impress.upload(evidence, "photo.jpg", PDF + " ".repeat(WholeBodies.MOST_UPLOADED)), 413, "body_too_large");
    expect(impress.upload(evidence, "bill.pdf", PDF + " ".repeat(10 << 20)), 413, "file_too_large");

    assertThat(impress.get(evidence).expect(200).path("files")).isEmpty();
  }

  @Test
  void refusesBodiesThatHoldNoFile() {
    String evidence = evidence("IC-3003");
    ApiClient multipart = impress.with("Content-Type", "multipart/form-data; boundary=edge");

    String cutShort = "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n\r\n" + PDF;
    expect(multipart.post(evidence, cutShort), 400, "malformed");
    expect(multipart.post(evidence, "--edge--\r\n"), 422, "invalid_input");
    expect(impress.with("Content-Type", "multipart/form-data").post(evidence, "x"), 400, "malformed");
    expect(impress.post(evidence, "{}"), 422, "invalid_input");

    assertThat(impress.get(evidence).expect(200).path("files")).isEmpty();
  }

  private String evidence(String order) {
    JsonNode filed = impress.post("/api/v1/returns", ApiShop.impressReturn(order, 1, 1)).expect(201);
    return "/api/v1/returns/" + filed.path("id").asString() + "/evidence";
  }

  private static void expect(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.at("/code")).isEqualTo(code);
  }
}
