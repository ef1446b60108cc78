package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
@Import(DeskFixture.class)
class KeyPagesModuleTests {

  private static final Pattern KEY = Pattern.compile("<code>(rk_[A-Za-z0-9_-]{43})</code>");
  private static final Pattern REVOKE = Pattern.compile("action=\"(/desk/keys/[0-9a-f-]{36}/revoke)\"");

  private final HttpClient http = HttpClient.newHttpClient();

  @Autowired private DeskFixture fixture;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  @BeforeEach
  void load() {
    if (jdbc.sql("select count(*) from staff").query(Long.class).single() == 0) {
      fixture.load();
    }
    clock.advance(Duration.ofMinutes(5));
  }

  @Test
  void makesAKeyThatReadsAndNothingElseAndShowsItOnce() throws Exception {
    DeskBrowser administrator = administrator();
    String key = made(administrator, "read");

    assertThat(call(key, "GET", "/api/v1/returns").statusCode()).isEqualTo(200);
    assertThat(call(key, "POST", "/api/v1/returns").statusCode()).isEqualTo(403);
    assertThat(administrator.get("/desk/keys").body()).doesNotContain(key).contains("Read only");
  }

  @Test
  void makesAKeyThatMayAllAndRevokesIt() throws Exception {
    DeskBrowser administrator = administrator();
    String key = made(administrator, "all");
    assertThat(call(key, "POST", "/api/v1/returns").statusCode()).isEqualTo(422);

    Matcher revoke = REVOKE.matcher(administrator.html());
    assertThat(revoke.find()).isTrue();
    administrator.post(revoke.group(1), Map.of());
    clock.advance(Duration.ofSeconds(11));

    assertThat(administrator.text()).contains("The key is revoked");
    assertThat(call(key, "GET", "/api/v1/returns").statusCode()).isEqualTo(401);
    assertThat(told()).contains("key.made staff", "key.revoked staff");
  }

  @Test
  void isForAdministratorsOfTheStoreAlone() throws Exception {
    made(administrator(), "all");
    String theirs = jdbc.sql("select key_id::text from api_key where store_id = 'impress' limit 1").query(String.class).single();

    for (String other : List.of("supervisor@impress", "auditor@impress")) {
      DeskBrowser browser = DeskBrowser.loggedIn(port, other, DeskFixture.PASSWORD);
      browser.get("/desk/policy");
      assertThat(browser.post("/desk/keys", Map.of("label", "x", "scope", "all")).statusCode()).isEqualTo(404);
      assertThat(browser.get("/desk/keys").statusCode()).isEqualTo(404);
    }
    DeskBrowser foreign = DeskBrowser.loggedIn(port, "administrator@image-pro", DeskFixture.PASSWORD);
    foreign.get("/desk/keys");
    assertThat(foreign.post("/desk/keys/" + theirs + "/revoke", Map.of()).statusCode()).isEqualTo(404);
    assertThat(jdbc.sql("select count(*) from api_key where label = 'x'").query(Long.class).single()).isZero();
  }

  private DeskBrowser administrator() {
    return DeskBrowser.loggedIn(port, "administrator@impress", DeskFixture.PASSWORD);
  }

  private static String made(DeskBrowser browser, String scope) {
    browser.get("/desk/keys");
    browser.post("/desk/keys", Map.of("label", "Shop", "scope", scope));
    Matcher key = KEY.matcher(browser.html());
    assertThat(key.find()).isTrue();
    return key.group(1);
  }

  private HttpResponse<String> call(String key, String method, String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, method.equals("POST") ? HttpRequest.BodyPublishers.ofString("{}") : HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + key)
            .header("Idempotency-Key", "k" + System.identityHashCode(key) + method)
            .header("Content-Type", "application/json")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private List<String> told() {
    return jdbc.sql("select kind || ' ' || actor_kind from audit_entry where kind like 'key.%'")
        .query((row, n) -> row.getString(1))
        .list();
  }
}
