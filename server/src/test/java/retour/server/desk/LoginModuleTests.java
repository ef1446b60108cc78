package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
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
class LoginModuleTests {

  @Autowired private DeskFixture fixture;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  @BeforeEach
  void load() {
    if (jdbc.sql("select count(*) from staff").query(Long.class).single() == 0) {
      fixture.load();
    }
    clock.advance(Duration.ofHours(1));
  }

  @Test
  void asksForALogInFirst() {
    DeskBrowser browser = new DeskBrowser(port);

    var answer = browser.get("/desk/cases");

    assertThat(answer.uri().getPath()).isEqualTo("/desk/login");
  }

  @Test
  void letsInWithTheRightPassword() {
    DeskBrowser browser = DeskBrowser.loggedIn(port, "Clerk@Impress ", DeskFixture.PASSWORD);

    assertThat(browser.text()).contains("What waits").contains("Kim clerk");
  }

  @Test
  void changesTheSessionAtLogIn() {
    DeskBrowser browser = new DeskBrowser(port);
    browser.get("/desk/login");
    String before = browser.session();

    browser.post("/desk/login", Map.of("login", "clerk@impress", "password", DeskFixture.PASSWORD));

    assertThat(browser.session()).isNotEmpty().isNotEqualTo(before);
  }

  @Test
  void answersAnUnknownNameLikeAWrongPassword() {
    DeskBrowser known = DeskBrowser.loggedIn(port, "auditor@impress", "wrong");
    DeskBrowser unknown = DeskBrowser.loggedIn(port, "nobody@impress", "wrong");

    assertThat(known.text()).contains("Name or password is wrong").isEqualTo(unknown.text());
  }

  @Test
  void slowsDownGuessingWithoutTellingWhetherTheNameExists() {
    for (int i = 0; i < 5; i++) {
      DeskBrowser.loggedIn(port, "inspector@impress", "wrong");
      DeskBrowser.loggedIn(port, "ghost@impress", "wrong");
    }

    assertThat(DeskBrowser.loggedIn(port, "inspector@impress", DeskFixture.PASSWORD).text()).contains("Too many tries");
    assertThat(DeskBrowser.loggedIn(port, "ghost@impress", "wrong").text()).contains("Too many tries");
    clock.advance(Duration.ofMinutes(1));
    assertThat(DeskBrowser.loggedIn(port, "inspector@impress", DeskFixture.PASSWORD).text()).contains("What waits");
  }

  @Test
  void doesNotLockOutABrowserThatWasLetInBefore() {
    DeskBrowser own = DeskBrowser.loggedIn(port, "supervisor@impress", DeskFixture.PASSWORD);
    own.post("/desk/logout", Map.of());

    for (int i = 0; i < 6; i++) {
      DeskBrowser.loggedIn(port, "supervisor@impress", "wrong");
    }
    own.post("/desk/login", Map.of("login", "supervisor@impress", "password", DeskFixture.PASSWORD));

    assertThat(own.text()).contains("What waits");
  }

  @Test
  void refusesAFormWithoutItsToken() {
    DeskBrowser browser = DeskBrowser.loggedIn(port, "clerk@impress", DeskFixture.PASSWORD);

    var answer = browser.postBare("/desk/receiving", Map.of("scanned", "X", "freight", "prepaid"));

    assertThat(answer.statusCode()).isIn(403, 404);
    assertThat(jdbc.sql("select count(*) from parcel").query(Long.class).single()).isZero();
  }

  @Test
  void endsTheSessionAtLogOut() {
    DeskBrowser browser = DeskBrowser.loggedIn(port, "accountant@impress", DeskFixture.PASSWORD);

    browser.post("/desk/logout", Map.of());
    var answer = browser.get("/desk");

    assertThat(answer.uri().getPath()).isEqualTo("/desk/login");
  }

  @Test
  void putsOutWhoIsNoLongerActive() {
    DeskBrowser browser = DeskBrowser.loggedIn(port, "clerk@image-pro", DeskFixture.PASSWORD);

    jdbc.sql("update staff set active = false where login = 'clerk@image-pro'").update();
    var answer = browser.get("/desk");

    assertThat(answer.uri().getPath()).isEqualTo("/desk/login");
    assertThat(DeskBrowser.loggedIn(port, "clerk@image-pro", DeskFixture.PASSWORD).text())
        .contains("Name or password is wrong");
  }
}
