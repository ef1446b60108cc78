package retour.server.clause;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.testing.RetourJourneyTest;
import retour.server.testing.Shows;
import retour.server.testing.WebClient;

/** What visitors leave behind: nothing of who only looks, and of nobody the address of their computer. */
@RetourJourneyTest
class VisitorTracesModuleTests {

  /** Another address of this computer than the server's own, which stands in its links. */
  private static final String ADDRESS = "127.0.0.77";

  private static final String TABLES =
      """
      select relname
      from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and has_table_privilege(oid, 'select')
        -- How far the audit log is chained, which a round does when it can.
        and relname <> 'audit_head'
      order by relname
      """;

  @Autowired private List<DemoLoader> demonstration;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  @BeforeEach
  void load() {
    demonstration.forEach(loader -> loader.load(Progress.silent()));
  }

  @Test
  @Shows("IP-16")
  void keepsNothingOfWhoOnlyLooks() {
    List<String> before = rows();
    WebClient visitor = new WebClient(port);

    for (String page : List.of("", "/policy", "/account", "/account/new", "/withdraw")) {
      assertThat(visitor.get("/imperium-est" + page).statusCode()).as(page).isEqualTo(200);
    }

    List<String> more = new ArrayList<>(rows());
    more.removeAll(before);
    assertThat(more).isEmpty();
  }

  @Test
  @Shows("IP-22")
  void keepsNobodysAddress() throws IOException, InterruptedException {
    HttpClient visitor = HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(ADDRESS)).build();

    post(visitor, "/image-pro", "order=IP-1002&email=luis.ortega@example.com");
    post(visitor, "/image-pro", "order=IP-1002&email=somebody.else@example.com");
    post(visitor, "/image-pro/account", "email=luis.ortega@example.com&password=not+the+password");
    post(visitor, "/desk/login", "login=clerk@image-pro&password=not+the+password");

    assertThat(holding("luis.ortega@example.com")).isNotEmpty();
    assertThat(holding(ADDRESS)).isEmpty();
  }

  private void post(HttpClient visitor, String path, String form) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    assertThat(visitor.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isLessThan(500);
  }

  /** The tables with a row in which this text stands. */
  private List<String> holding(String text) {
    List<String> holding = new ArrayList<>();
    for (String table : tables()) {
      String found = "select exists (select from " + table + " t where strpos(t::text, :text) > 0)";
      if (jdbc.sql(found).param("text", text).query(Boolean.class).single()) {
        holding.add(table);
      }
    }
    return holding;
  }

  private List<String> rows() {
    return tables().stream()
        .map(table -> table + " " + jdbc.sql("select count(*) from " + table).query(Long.class).single())
        .toList();
  }

  private List<String> tables() {
    return jdbc.sql(TABLES).query((row, _) -> Objects.requireNonNull(row.getString(1))).list();
  }
}
