package retour.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.api.ApiClient.Answer;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

/** All connections are in use: who comes is told to come again soon, and finds nothing half done then. */
@RetourModuleTest
class OverloadModuleTests {

  private static final int POOL = 8;

  @Autowired private ApplicationContext beans;
  @Autowired private DataSource database;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;
  private ApiClient impress;

  @BeforeEach
  void openShop() {
    impress = new ApiShop(beans, port).program("impress");
    // The key's holder is known for a while.
    impress.get("/api/v1/orders/IC-3001").expect(200);
  }

  @Test
  void refusesAReturnWithAProblemAndTakesItLater() throws Exception {
    ApiClient named = impress.with("Idempotency-Key", "busy");
    Answer refused = whileBusy(() -> named.post("/api/v1/returns", ApiShop.impressReturn("IC-3001", 1, 1)));

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.at("/code")).isEqualTo("overloaded");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(jdbc.sql("select count(*) from return_case").query(Long.class).single()).isZero();

    Answer taken = named.post("/api/v1/returns", ApiShop.impressReturn("IC-3001", 1, 1));

    assertThat(taken.status()).as(taken.text()).isEqualTo(201);
  }

  @Test
  void refusesAProgramWhoseKeyHasToBeLookedUpAgain() throws Exception {
    clock.advance(KeyHolders.KEPT_FOR);

    Answer refused = whileBusy(() -> impress.get("/api/v1/orders/IC-3001"));

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.at("/code")).isEqualTo("overloaded");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void refusesAShopperWithAPage() throws Exception {
    HttpRequest visit = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/impress/v/" + "a".repeat(43))).build();
    HttpResponse<String> refused;
    try (HttpClient shopper = HttpClient.newHttpClient()) {
      refused = whileBusy(() -> shopper.send(visit, BodyHandlers.ofString()));
    }

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(refused.body()).contains("Very busy right now");
  }

  private <T> T whileBusy(Asking<T> asking) throws Exception {
    List<Connection> held = new ArrayList<>();
    try {
      for (int i = 0; i < POOL; i++) {
        held.add(database.getConnection());
      }
      return asking.ask();
    } finally {
      for (Connection connection : held) {
        connection.close();
      }
    }
  }

  @FunctionalInterface
  private interface Asking<T> {

    T ask() throws Exception;
  }
}
