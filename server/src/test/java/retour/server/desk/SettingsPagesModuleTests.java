package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.store.CaseSettings;
import retour.server.store.KeepCaseSettings;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.TestClock;

@RetourModuleTest
@Import(DeskFixture.class)
class SettingsPagesModuleTests {

  private static final StoreId STORE = new StoreId("impress");

  @Autowired private DeskFixture fixture;
  @Autowired private KeepCaseSettings settings;
  @Autowired private Stores stores;
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
  void setsHowTheStoreWorksAndKeepsWhoDidIt() throws Exception {
    DeskBrowser administrator = administrator();
    administrator.get("/desk/settings");
    long seen = seen();

    administrator.post("/desk/settings", form(seen, "5", "250.00"));

    CaseSettings now = stores.get(STORE).settings().handling();
    assertThat(now.daysFor("inspection")).isEqualTo(5);
    assertThat(now.twoPeopleAbove()).hasValue(25_000);
    assertThat(administrator.get("/desk/settings").body()).contains("250.00");
    assertThat(settings.history(STORE).getFirst().by()).startsWith("staff:");
    assertThat(jdbc.sql("select count(*) from audit_entry where kind = 'case_settings.changed'").query(Long.class).single())
        .isPositive();
  }

  @Test
  void letsOneOfTwoWinWhoSawTheSame() throws Exception {
    DeskBrowser administrator = administrator();
    administrator.get("/desk/settings");
    long seen = seen();
    administrator.post("/desk/settings", form(seen, "6", ""));

    administrator.post("/desk/settings", form(seen, "9", ""));
    administrator.post("/desk/settings", form(seen + 7, "9", ""));

    assertThat(stores.get(STORE).settings().handling().daysFor("inspection")).isEqualTo(6);
    assertThat(seen()).isEqualTo(seen + 1);
  }

  @Test
  void refusesWhatCannotBe() throws Exception {
    DeskBrowser administrator = administrator();
    administrator.get("/desk/settings");
    long seen = seen();

    administrator.post("/desk/settings", form(seen, "366", ""));
    administrator.post("/desk/settings", form(seen, "soon", ""));
    administrator.post("/desk/settings", form(seen, "3", "much"));

    assertThat(seen()).isEqualTo(seen);
  }

  @Test
  void isForAdministratorsAlone() throws Exception {
    long seen = seen();
    for (String other : List.of("supervisor@impress", "clerk@impress", "auditor@impress")) {
      DeskBrowser browser = DeskBrowser.loggedIn(port, other, DeskFixture.PASSWORD);
      assertThat(browser.get("/desk/settings").statusCode()).isEqualTo(404);
      browser.get("/desk/policy");
      browser.post("/desk/settings", form(seen, "8", ""));
    }

    assertThat(seen()).isEqualTo(seen);
  }

  private DeskBrowser administrator() {
    return DeskBrowser.loggedIn(port, "administrator@impress", DeskFixture.PASSWORD);
  }

  private long seen() {
    return settings.history(STORE).stream().mapToLong(KeepCaseSettings.Change::no).max().orElse(0);
  }

  private static Map<String, String> form(long seen, String inspection, String above) {
    Map<String, String> form = new HashMap<>();
    CaseSettings.STEPS.forEach(step -> form.put("days-" + step, "2"));
    form.put("days-inspection", inspection);
    form.put("remindDaysBefore", "3");
    form.put("fourEyesAbove", above);
    form.put("seen", Long.toString(seen));
    return form;
  }
}
