package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
class StaffPagesModuleTests {

  private static final Pattern PASSWORD = Pattern.compile("<code>([A-Z2-7-]{29})</code>");

  @Autowired private DeskFixture fixture;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestClock clock;
  @LocalServerPort private int port;

  @BeforeEach
  void load() {
    if (jdbc.sql("select count(*) from staff").query(Long.class).single() == 0) {
      fixture.load();
    }
    clock.advance(Duration.ofMinutes(10));
  }

  @Test
  void addsAPersonWhoSetsAPasswordBeforeAnythingElse() {
    DeskBrowser administrator = administrator();
    administrator.post("/desk/staff", Map.of("name", "Robin Vale", "login", "Robin.Vale", "role", "clerk"));
    String password = password(administrator);
    assertThat(administrator.get("/desk/staff").body()).doesNotContain(password).contains("robin.vale@impress");

    DeskBrowser robin = DeskBrowser.loggedIn(port, "robin.vale@impress", password);
    assertThat(robin.get("/desk/cases").uri().getPath()).isEqualTo("/desk/me");
    robin.post("/desk/me/password", Map.of("current", password, "wanted", "seven quiet otters swim"));

    DeskBrowser again = DeskBrowser.loggedIn(port, "robin.vale@impress", "seven quiet otters swim");
    assertThat(again.get("/desk/cases").uri().getPath()).isEqualTo("/desk/cases");
    assertThat(told(id("robin.vale@impress"))).contains("staff.invited staff");
  }

  @Test
  void letsAPersonLeaveAtOnceAndComeBack() {
    DeskBrowser clerk = DeskBrowser.loggedIn(port, "clerk@impress", DeskFixture.PASSWORD);
    DeskBrowser administrator = administrator();
    UUID id = id("clerk@impress");

    administrator.post("/desk/staff/" + id + "/leave", Map.of());
    assertThat(clerk.get("/desk/cases").uri().getPath()).isEqualTo("/desk/login");
    assertThat(DeskBrowser.loggedIn(port, "clerk@impress", DeskFixture.PASSWORD).text()).doesNotContain("What waits");
    administrator.post("/desk/staff/" + id + "/return", Map.of());
    clock.advance(Duration.ofMinutes(10));

    assertThat(DeskBrowser.loggedIn(port, "clerk@impress", DeskFixture.PASSWORD).text()).contains("What waits");
    assertThat(told(id)).contains("staff.left staff", "staff.came_back staff");
  }

  @Test
  void changesARoleAndAPassword() {
    DeskBrowser administrator = administrator();
    UUID id = id("inspector@impress");

    administrator.post("/desk/staff/" + id + "/role", Map.of("role", "auditor"));
    administrator.post("/desk/staff/" + id + "/password", Map.of());
    String password = password(administrator);

    assertThat(jdbc.sql("select role from staff where staff_id = :id").param("id", id).query(String.class).single())
        .isEqualTo("auditor");
    assertThat(DeskBrowser.loggedIn(port, "inspector@impress", DeskFixture.PASSWORD).text()).doesNotContain("What waits");
    assertThat(DeskBrowser.loggedIn(port, "inspector@impress", password).get("/desk/cases").uri().getPath()).isEqualTo("/desk/me");
  }

  @Test
  void changesNobodyForOthersNorOneselfNorAnotherStores() {
    DeskBrowser administrator = administrator();
    UUID self = id("administrator@impress");
    UUID foreign = id("clerk@image-pro");

    administrator.post("/desk/staff/" + self + "/leave", Map.of());
    administrator.post("/desk/staff/" + self + "/role", Map.of("role", "clerk"));
    assertThat(administrator.post("/desk/staff/" + foreign + "/leave", Map.of()).statusCode()).isEqualTo(404);
    assertThat(administrator.post("/desk/staff/" + UUID.randomUUID() + "/leave", Map.of()).statusCode()).isEqualTo(404);
    DeskBrowser supervisor = DeskBrowser.loggedIn(port, "supervisor@impress", DeskFixture.PASSWORD);
    assertThat(supervisor.get("/desk/staff").statusCode()).isIn(403, 404);
    supervisor.post("/desk/staff/" + id("accountant@impress") + "/leave", Map.of());

    assertThat(
            jdbc.sql("select count(*) from staff where not active and login <> 'clerk@impress'").query(Long.class).single())
        .isZero();
    assertThat(jdbc.sql("select role from staff where staff_id = :id").param("id", self).query(String.class).single())
        .isEqualTo("administrator");
  }

  @Test
  void refusesWhatIsNoLogInNameOrIsTaken() {
    DeskBrowser administrator = administrator();

    administrator.post("/desk/staff", Map.of("name", "X", "login", "a b", "role", "clerk"));
    assertThat(administrator.text()).contains("Use small letters");
    administrator.post("/desk/staff", Map.of("name", "X", "login", "auditor", "role", "clerk"));
    assertThat(administrator.text()).contains("has this name already");
  }

  private DeskBrowser administrator() {
    return DeskBrowser.loggedIn(port, "administrator@impress", DeskFixture.PASSWORD);
  }

  private static String password(DeskBrowser browser) {
    Matcher found = PASSWORD.matcher(browser.html());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private UUID id(String login) {
    return jdbc.sql("select staff_id from staff where login = :login").param("login", login).query(UUID.class).single();
  }

  private List<String> told(UUID subject) {
    return jdbc.sql("select kind || ' ' || actor_kind from audit_entry where subject = :subject")
        .param("subject", subject.toString())
        .query((row, _) -> row.getString(1))
        .list();
  }
}
