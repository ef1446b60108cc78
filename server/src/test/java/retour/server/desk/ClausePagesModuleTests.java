package retour.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.testing.RetourModuleTest;

@RetourModuleTest
@Import(DeskFixture.class)
class ClausePagesModuleTests {

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
  void showsTheStoresOwnClausesAndThoseOfRetour() {
    DeskBrowser supervisor = DeskBrowser.loggedIn(port, "supervisor@impress", DeskFixture.PASSWORD);

    supervisor.get("/desk/clauses");

    assertThat(supervisor.text())
        .contains("IC-09", "The UPC bar code must still be on the box", "the UPC was cut off the box", "impress/returns.yaml")
        .contains("IP-26", "Nothing is collected of children under 15.")
        .doesNotContain("IP-04", "IE-01");
  }

  @Test
  void isLinkedFromThePolicyForWhomItIsFor() {
    DeskBrowser supervisor = DeskBrowser.loggedIn(port, "supervisor@impress", DeskFixture.PASSWORD);
    DeskBrowser clerk = DeskBrowser.loggedIn(port, "clerk@impress", DeskFixture.PASSWORD);

    assertThat(supervisor.get("/desk/policy").body()).contains("href=\"/desk/clauses\"");
    assertThat(clerk.get("/desk/policy").body()).doesNotContain("href=\"/desk/clauses\"");
    assertThat(clerk.get("/desk/clauses").statusCode()).isEqualTo(404);
  }
}
