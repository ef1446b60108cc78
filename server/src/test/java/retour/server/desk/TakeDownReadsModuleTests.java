package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.returns.FileReturn.Filed;
import retour.server.testing.RetourModuleTest;
import retour.server.testing.Shows;

@RetourModuleTest
@Import(DeskFixture.class)
class TakeDownReadsModuleTests {

  @Autowired private DeskFixture fixture;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  @BeforeEach
  void load() {
    if (jdbc.sql("select count(*) from staff").query(Long.class).single() == 0) {
      fixture.load();
    }
  }

  @Test
  @Shows("IP-20")
  void takesDownWhoReadWhichCase() {
    Filed filed = fixture.file(DeskFixture.IMPRESS, fixture.sell(DeskFixture.IMPRESS, "R-1"));
    DeskBrowser clerk = DeskBrowser.loggedIn(port, "clerk@impress", DeskFixture.PASSWORD);

    clerk.get("/desk/cases/" + filed.id().value());
    clerk.get("/desk/policy");

    assertThat(told("read"))
        .filteredOn(each -> each.startsWith("clerk@"))
        .containsExactly("clerk@impress cases/" + filed.id().value());
  }

  @Test
  void takesDownLogInsAndLogOutsButNothingThatWasTyped() {
    DeskBrowser.loggedIn(port, "auditor@impress", "wrong");
    DeskBrowser auditor = DeskBrowser.loggedIn(port, "auditor@impress", DeskFixture.PASSWORD);
    auditor.post("/desk/logout", Map.of());

    assertThat(told("login.failed")).containsExactly("auditor@impress ");
    assertThat(told("login.succeeded")).contains("auditor@impress ");
    assertThat(told("logout")).containsExactly("auditor@impress ");
  }

  @Test
  void takesDownWhatStaffDidToACaseInTheSameTransaction() {
    Filed filed = fixture.file(DeskFixture.IMPRESS, fixture.sell(DeskFixture.IMPRESS, "R-2"));
    DeskBrowser administrator = DeskBrowser.loggedIn(port, "administrator@impress", DeskFixture.PASSWORD);

    administrator.get("/desk/cases/" + filed.id().value());
    administrator.post("/desk/cases/" + filed.id().value() + "/cancel", Map.of());

    assertThat(told("case.cancelled")).containsExactly("administrator@impress " + filed.id().value());
  }

  private List<String> told(String kind) {
    return jdbc.sql(
            """
            select s.login || ' ' || a.subject
            from audit_entry a
              join staff s on s.store_id = a.store_id and s.staff_id::text = a.actor
            where a.kind = :kind
            order by a.entry_id
            """)
        .param("kind", kind)
        .query((row, n) -> row.getString(1))
        .list();
  }
}
