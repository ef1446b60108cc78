package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.customer.AccessLinks;
import retour.server.journey.HttpVisitor.Answer;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.store.StoreId;
import retour.server.testing.RetourJourneyTest;
import retour.server.testing.TestClock;

/** What nobody should send: a clear answer, nothing stored, nothing told. */
@RetourJourneyTest
class BadInputJourneyTests {

  private static final StoreId STORE = new StoreId("image-pro");
  private static final String OMAR = "omar.haddad@example.com";
  private static final int LARGE = 50 * 1024 * 1024;

  @Autowired private List<DemoLoader> demonstration;
  @Autowired private AccessLinks links;
  @Autowired private Orders orders;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;
  private HttpVisitor visitor;

  @BeforeEach
  void open() {
    demonstration.forEach(loader -> loader.load(Progress.silent()));
    // Whoever tried too often from here before, in other tests, may try again by now.
    clock.set(TestClock.START.plus(Duration.ofHours(2)));
    visitor = new HttpVisitor(port);
  }

  @ParameterizedTest
  @CsvSource({
    "0, Pick at least one thing to send back.",
    "-1, 'Enter 1 or more, or leave it empty.'",
    "1.5, Enter a whole number.",
    "1000000000, Only 5 can be sent back.",
    "99999999999999999999, Enter a number.",
    "1e3, Enter a number.",
    "x, Enter a number.",
    "٣, Enter a number."
  })
  void refusesQuantitiesThatAreNone(String quantity, String told) {
    String visit = visit("IP-1006");

    Answer answer = visitor.post(visit, Map.of("line.1", quantity));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains(told);
  }

  @Test
  void refusesALineOfAnotherOrder() {
    Answer answer = visitor.post(visit("IP-1004"), Map.of("line.1", "1", "line.7", "1"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("Something picked is not part of this order.");
  }

  @Test
  void opensALinkOnceAndOnlyForAnHour() {
    clock.set(TestClock.START);
    String used = "/image-pro/link/" + links.issue(STORE, order("IP-1001"));
    visitor.get(used);
    assertThat(visitor.post(used, Map.of()).status()).isEqualTo(303);

    assertThat(visitor.post(used, Map.of()).status()).isEqualTo(410);
    assertThat(visitor.post("/image-pro/link/" + "A".repeat(43), Map.of()).status()).isEqualTo(404);
    assertThat(visitor.post(used.replace("image-pro", "impress"), Map.of()).status()).isEqualTo(404);
    String late = "/image-pro/link/" + links.issue(STORE, order("IP-1001"));
    clock.advance(Duration.ofDays(30).plusSeconds(1));
    assertThat(visitor.post(late, Map.of()).status()).isEqualTo(410);
    clock.set(TestClock.START);
  }

  @Test
  void closesAVisitAfterTwoHours() {
    clock.set(TestClock.START);
    String visit = visit("IP-1001");
    assertThat(visitor.get(visit).status()).isEqualTo(200);

    clock.advance(Duration.ofHours(2).plusSeconds(1));

    assertThat(visitor.get(visit).status()).isIn(404, 410);
    assertThat(visitor.get(visit.replace("image-pro", "impress")).status()).isEqualTo(404);
    clock.set(TestClock.START);
  }

  @Test
  void saysTheSameWhetherOrderAndEmailBelongTogether() {
    Answer right = visitor.post("/image-pro", Map.of("order", "IP-1016", "email", OMAR));
    Answer wrong = visitor.post("/image-pro", Map.of("order", "IP-1016", "email", "nobody@example.com"));
    Answer unknown = visitor.post("/image-pro", Map.of("order", "IP-9999", "email", OMAR));

    assertThat(wrong).isEqualTo(right);
    assertThat(unknown).isEqualTo(right);
    assertThat(visitor.get(right.path()).body()).doesNotContain("IP-1016").doesNotContain("/link/");
  }

  @Test
  void slowsDownWhoGuesses() {
    Map<String, String> guess = Map.of("order", "IP-1012", "email", "guess@example.com");
    for (int times = 0; times < 5; times++) {
      assertThat(visitor.post("/image-pro", guess).status()).isEqualTo(303);
    }

    Answer slowed = visitor.post("/image-pro", guess);

    assertThat(slowed.status()).isEqualTo(429);
    assertThat(slowed.body()).contains("Image Pro").doesNotContain("IP-1012");
  }

  @Test
  void keepsNoFileOfFiftyMegabytes() {
    String visit = toPhotos("IP-1007");

    Answer answer = visitor.upload(visit + "/photos", "holiday.jpg", Zeros::new);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("Image Pro");
    assertThat(filesOf("IP-1007")).isZero();
  }

  @Test
  void keepsNoProgramThatCallsItselfAPhoto() {
    String visit = toPhotos("IP-1007");
    byte[] program = ("MZ" + "\u0000".repeat(200) + "This program cannot be run in DOS mode").getBytes(StandardCharsets.UTF_8);

    Answer answer = visitor.upload(visit + "/photos", "photo.jpg", () -> new ByteArrayInputStream(program));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("neither a JPEG or PNG photo nor a PDF");
    assertThat(filesOf("IP-1007")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"note, photo.jpg", "a\\0b, photo.jpg", "note, photo.jpg\\0.exe"})
  void keepsNothingOfAFormWithNul(String note, String file) {
    String visit = toPhotos("IP-1007");

    Answer answer =
        visitor.upload(visit + "/photos", Map.of("note", note.replace("\\0", "\0")), file.replace("\\0", "\0"));

    assertThat(answer.status()).isEqualTo(note.contains("\\0") || file.contains("\\0") ? 400 : 422);
    assertThat(answer.body()).contains("Image Pro");
    assertThat(filesOf("IP-1007")).isZero();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void takesHostileTextsInThePortalAsTexts(String text) {
    String visit = toPhotos("IP-1007");

    expectHarmless(visitor.post("/image-pro", Map.of("order", text, "email", text)), text);
    expectHarmless(visitor.post("/image-pro", Map.of("order", text, "email", OMAR)), text);
    expectHarmless(visitor.get("/image-pro?lang=" + HttpVisitor.encode(text)), text);
    expectHarmless(visitor.get("/" + HttpVisitor.encode(text).replace("+", "%20")), text);
    expectHarmless(visitor.post("/image-pro/link/" + path(text), Map.of()), text);
    expectHarmless(visitor.get("/image-pro/v/" + path(text)), text);
    expectHarmless(visitor.post(visit, Map.of("line.1", text, text, "1", "line." + text, "1")), text);
    expectHarmless(visitor.post(visit + "/questions", Map.of("0.reason", text, text, text)), text);
    expectHarmless(visitor.post(visit + "/answer", Map.of("resolution.0", text)), text);
    expectHarmless(visitor.post(visit + "/review", Map.of("key", text)), text);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void takesHostileTextsAtTheDeskAsTexts(String text) {
    expectHarmless(visitor.post("/desk/login", "/desk/login", Map.of("login", text, "password", text)), text);
    visitor.post("/desk/login", "/desk/login", Map.of("login", "clerk@image-pro", "password", "retour-demo"));
    assertThat(visitor.get("/desk").status()).isEqualTo(200);

    expectHarmless(visitor.get("/desk/search?q=" + HttpVisitor.encode(text)), text);
    expectHarmless(visitor.get("/desk/receiving?number=" + HttpVisitor.encode(text)), text);
    expectHarmless(visitor.get("/desk/cases?status=" + HttpVisitor.encode(text)), text);
    expectHarmless(visitor.get("/desk?actor=" + HttpVisitor.encode(text)), text);
    Map<String, String> parcel = new TreeMap<>();
    List.of("scanned", "freight", "carrier", "trackingNumber", "note").forEach(field -> parcel.put(field, text));
    expectHarmless(visitor.post("/desk/receiving", "/desk/receiving", parcel), text);
    parcel.put("freight", "prepaid");
    expectHarmless(visitor.post("/desk/receiving", "/desk/receiving", parcel), text);
    expectHarmless(visitor.get("/desk/receiving"), text);
    expectHarmless(visitor.get("/desk/parcels"), text);
  }

  static List<String> hostile() {
    return List.of(
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' or '1'='1'; drop table customer_order; --",
        "\u202egpj.exe\u202c \u200f\u05d0",
        "a\u0000b",
        "\ud83d\ude00\ud83c\udf89 \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
        "${7*7}#{7*7}{{7*7}}",
        "../../../../etc/passwd",
        "%00%0d%0aSet-Cookie: x=1",
        "\r\nSet-Cookie: x=1",
        "x".repeat(100_000));
  }

  private static void expectHarmless(Answer answer, String text) {
    String told = text.length() > 100 ? text.substring(0, 100) : text;
    assertThat(answer.status()).as("%s: %s", told, answer.body()).isBetween(200, 499);
    assertThat(answer.body())
        .doesNotContain("<script>alert")
        .doesNotContain("<img src=x")
        .doesNotContain("Exception")
        .doesNotContain("org.postgresql");
  }

  /** A text as one part of a path, short enough for any server. */
  private static String path(String text) {
    return HttpVisitor.encode(text.substring(0, Math.min(text.length(), 2000)))
        .replace("+", "%20")
        .replace("%2F", "_")
        .replace("%00", "_");
  }

  private String visit(String number) {
    return visitor.post("/image-pro/link/" + links.issue(STORE, order(number)), Map.of()).path();
  }

  /** A visit that has come as far as the photos. */
  private String toPhotos(String number) {
    String visit = visit(number);
    visitor.post(visit, Map.of("line.1", "1"));
    visitor.post(visit + "/questions", Map.of("0.reason", "damaged_in_transit"));
    visitor.post(visit + "/answer", Map.of("resolution.0", "refund"));
    assertThat(visitor.get(visit + "/photos").status()).isEqualTo(200);
    return visit;
  }

  private OrderId order(String number) {
    return orders.byNumber(STORE, number).orElseThrow().id();
  }

  private long filesOf(String number) {
    return jdbc.sql("select count(*) from evidence where store_id = :store and order_id = :order")
        .param("store", STORE.value())
        .param("order", order(number).value())
        .query(Long.class)
        .single();
  }

  /** Fifty megabytes that need no memory. */
  private static final class Zeros extends InputStream {

    private int left = LARGE;

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int from, int most) {
      if (left <= 0) {
        return -1;
      }
      int given = Math.min(most, left);
      left -= given;
      return given;
    }
  }
}
