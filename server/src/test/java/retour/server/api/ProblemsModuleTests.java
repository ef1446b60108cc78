package retour.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.api.ApiClient.Answer;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
class ProblemsModuleTests {

  @Autowired private ApplicationContext beans;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private ApiShop shop;
  private ApiClient impress;

  @BeforeEach
  void openShop() {
    shop = new ApiShop(beans, port);
    impress = shop.program("impress");
  }

  @Test
  void tellsNobodyWithoutAKey() {
    for (ApiClient nobody : new ApiClient[] {shop.stranger(), impress.with("Authorization", ""), impress.with("Authorization", "Basic eDp5")}) {
      Answer answer = nobody.get("/api/v1/orders/IC-3001");

      assertProblem(answer, 401, "not_authenticated");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  @Test
  void showsAnotherStoresThingsAsUnknown() {
    String id = impress.post("/api/v1/returns", ApiShop.impressReturn("IC-3001", 1, 1)).expect(201).path("id").asString();
    ApiClient other = shop.program("image-pro");

    assertProblem(other.get("/api/v1/returns/" + id), 404, "not_found");
    assertProblem(other.get("/api/v1/orders/IC-3001"), 404, "not_found");
    assertProblem(other.post("/api/v1/returns/" + id + "/cancel", "{\"version\": 0}"), 404, "not_found");
    assertThat(other.get("/api/v1/returns?number=" + id).expect(200).path("returns")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /api/v1/nothing                | 404 | not_found",
        "POST   | /api/v1/nothing                | 404 | not_found",
        "GET    | /api/v1                        | 404 | not_found",
        "GET    | /api/v1/returns/no-uuid        | 404 | not_found",
        "GET    | /api/v1/returns/0190a1b2-0000-7000-8000-000000000000 | 404 | not_found",
        "DELETE | /api/v1/returns                | 405 | method_not_allowed",
        "PUT    | /api/v1/parcels                | 405 | method_not_allowed",
        "GET    | /api/v1/returns?status=strange | 422 | invalid_input",
        "GET    | /api/v1/returns?limit=ten      | 422 | invalid_input",
        "GET    | /api/v1/returns?after=ten      | 422 | invalid_input"
      })
  void answersWrongAddresses(String method, String path, int status, String code) {
    assertProblem(impress.send(method, path, ""), status, code);
  }

  @Test
  void namesTheMethodsOfAnAddress() {
    assertThat(impress.send("DELETE", "/api/v1/returns", "").header("Allow")).isEqualTo("GET, POST");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{                                                    | 400 | malformed     |",
        "[]                                                   | 400 | malformed     |",
        "{\"order_number\": \"IC-3001\", \"lines\": []} {}    | 400 | malformed     |",
        "{\"order_number\": \"IC-3001\"}                      | 422 | invalid_input | /lines",
        "{\"order_number\": 1, \"lines\": []}                 | 422 | invalid_input | /order_number",
        "{\"order_number\": \"IC-3001\", \"lines\": [], \"x\": 1} | 422 | invalid_input | /x",
        "{\"order_number\": \"IC-3001\", \"lines\": []}       | 422 | invalid_input | /lines",
        "{\"order_number\": \"IC-9999\", \"lines\": []}       | 422 | invalid_input | /order_number",
        "{\"order_number\": \"IC-3001\", \"lines\": [{\"line_no\": 1, \"quantity\": 1.5}]} | 422 | invalid_input | /lines/0/quantity",
        "{\"order_number\": \"IC-3001\", \"lines\": [{\"line_no\": 1, \"quantity\": \"1\"}]} | 422 | invalid_input | /lines/0/quantity",
        "{\"order_number\": \"IC-3001\", \"lines\": [{\"line_no\": 1}]} | 422 | invalid_input | /lines/0/quantity",
        "{\"order_number\": \"IC-3001\", \"lines\": [{\"line_no\": 1, \"quantity\": 1, \"resolution\": \"gold\"}]} | 422 | invalid_input | /lines/0/resolution",
        "{\"order_number\": \"IC-3001\", \"lines\": [{\"line_no\": 1, \"quantity\": 0, \"resolution\": \"refund\"}]} | 422 | invalid_input | /lines/0/quantity",
        "{\"order_number\": \"IC-3001\", \"lines\": [{\"line_no\": 1, \"quantity\": -1, \"resolution\": \"refund\"}]} | 422 | invalid_input | /lines/0/quantity",
        "{\"order_number\": \"IC-3001\", \"lines\": [{\"line_no\": 7, \"quantity\": 1, \"resolution\": \"refund\"}]} | 422 | invalid_input | /lines/0/line_no",
        "{\"order_number\": \"IC-3001\", \"lines\": [{\"line_no\": 1, \"quantity\": 1, \"resolution\": \"refund\", \"claims\": {\"colour\": \"red\"}}]} | 422 | invalid_input | /lines/0/claims/colour",
        "{\"order_number\": \"IC-3001\", \"lines\": [{\"line_no\": 1, \"quantity\": 1, \"resolution\": \"refund\", \"claims\": {\"reason\": true}}]} | 422 | invalid_input | /lines/0/claims/reason",
        "{\"order_number\": \"IC-3001\", \"lines\": [{\"line_no\": 1, \"quantity\": 1000000000, \"resolution\": \"refund\"}]} | 409 | quantity_not_available |",
        "{\"order_number\": \"IC-3001\", \"lines\": [{\"line_no\": 1, \"quantity\": 10000000000, \"resolution\": \"refund\"}]} | 422 | invalid_input | /lines/0/quantity"
      })
  void namesTheFieldThatIsWrong(String body, int status, String code, @org.jspecify.annotations.Nullable String field) {
    long before = count();

    Answer answer = impress.post("/api/v1/returns", body);

    assertProblem(answer, status, code);
    if (field != null) {
      assertThat(answer.at("/fields/0/field")).isEqualTo(field);
      assertThat(answer.at("/fields/0/detail")).isNotBlank();
    }
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void refusesBodiesThatAreTooLarge() {
    assertProblem(impress.post("/api/v1/returns", " ".repeat(WholeBodies.MOST_BYTES + 1)), 413, "body_too_large");
  }

  @Test
  void refusesCardNumbersInTextsWhereverTheyStand() {
    long before = count();

    Answer answer =
        impress.post(
            "/api/v1/returns",
            "{\"order_number\": \"IC-3001\", \"claims\": {\"note\": \"Card:\\n4111 1111 1111 1111\"}, \"lines\": []}");

    assertProblem(answer, 422, "invalid_input");
    assertThat(answer.at("/fields/0/field")).isEqualTo("/claims/note");
    assertThat(answer.at("/fields/0/code")).isEqualTo("card_number");
    assertThat(answer.text()).doesNotContain("1111 1111");
    assertThat(count()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"order_number\": \"C\\u0000\", \"lines\": []} | /order_number",
        "{\"order_number\": \"C\", \"lines\": [{\"line_no\": 1, \"claims\": {\"note\": \"\\u001b[2J\"}}]} | /lines/0/claims/note",
        "{\"order_number\": \"C\", \"claims\": {\"a\\u0000b\": 1}} | /claims/a?b"
      })
  void refusesCharactersThatAreNoText(String body, String field) {
    long before = count();

    Answer answer = impress.post("/api/v1/returns", body);

    assertProblem(answer, 422, "invalid_input");
    assertThat(answer.at("/fields/0/field")).isEqualTo(field);
    assertThat(answer.at("/fields/0/code")).isEqualTo("not_text");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void takesTabsLineEndsAndEscapedBackslashesAsText() {
    Answer answer = impress.post("/api/v1/returns", "{\"order_number\": \"\\\\u0000 \\t\\n\", \"lines\": []}");

    assertThat(answer.at("/fields/0/code")).isEqualTo("unknown_order");
  }

  @Test
  void refusesOtherMediaTypes() {
    assertProblem(impress.with("Content-Type", "text/xml").post("/api/v1/returns", "<a/>"), 415, "media_type_unknown");
    assertProblem(impress.with("Accept", "text/xml").get("/api/v1/returns"), 406, "not_acceptable");
  }

  @Test
  void speaksTheCallersLanguage() {
    Answer answer = impress.with("Accept-Language", "bg").get("/api/v1/nothing");

    assertThat(answer.header("Content-Language")).isEqualTo("bg");
    assertThat(answer.at("/title")).isEqualTo("Тук няма нищо");
  }

  private long count() {
    return jdbc.sql("select count(*) from return_case").query(Long.class).single();
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.at("/code")).isEqualTo(code);
    assertThat(answer.at("/type")).isEqualTo("/api/problems/" + code);
    assertThat(answer.json().path("status").intValue()).isEqualTo(status);
    assertThat(answer.at("/title")).isNotBlank();
    assertThat(answer.at("/detail")).isNotBlank();
    assertThat(answer.at("/instance")).startsWith("urn:uuid:");
    assertThat(answer.text()).doesNotContain("Exception", "retour.server", "tools.jackson");
  }
}
