package retour.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;
import retour.server.platform.DatabaseAccess;
import retour.server.platform.Migrations;
import retour.server.platform.OpenDatabase;
import retour.server.platform.Progress;

class ImportCommandModuleTests {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void bringsOrdersInAndTellsWhatItDid() throws IOException {
    addStore();

    int first = run("import", file("1").toString(), "--store", "impress");
    int second = run("import", file("1").toString(), "--store", "impress");

    assertThat(first).isZero();
    assertThat(second).isZero();
    assertThat(out.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("2 new, 0 brought up to date, 0 without news, 0 not taken"),
            line -> assertThat(line).startsWith("0 new, 0 brought up to date, 2 without news, 0 not taken"));
  }

  @Test
  void tellsTheBadRowAndEndsWithOne() throws IOException {
    addStore();

    assertThat(run("import", file("1.5").toString(), "--store", "impress")).isEqualTo(1);

    assertThat(out.toString())
        .startsWith("line 3, `Lineitem quantity`, order #2: `1.5` is no whole number.\n1 new,");
  }

  @Test
  void answersAMistakeWithOneLine() throws IOException {
    addStore();

    assertThat(run("import", folder.resolve("none.csv").toString(), "--store", "impress")).isEqualTo(1);
    assertThat(run("import", file("1").toString(), "--store", "nobody")).isEqualTo(1);

    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("none.csv", "cannot be read"),
            line -> assertThat(line).isEqualTo("There is no store `nobody`. The stores are: impress."));
  }

  @Test
  void tellsWrongUsageFromFailure() throws IOException {
    assertThat(run("import", file("1").toString())).isEqualTo(2);
    assertThat(run("import", file("1").toString(), "--store", "impress", "--transit-days", "-1")).isEqualTo(2);
  }

  private int run(String... arguments) {
    CommandLine line = RetourCommand.line(Object.class, new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    line.getSubcommands().values().forEach(command -> command.setErr(new PrintWriter(err, true)));
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = data().toString();
    return line.execute(all);
  }

  private void addStore() {
    try (OpenDatabase database = OpenDatabase.forCommand(data(), System.getenv(), Progress.silent())) {
      Migrations.migrate(database.access());
      DatabaseAccess access = database.access();
      JdbcClient.create(
              new DriverManagerDataSource(
                  access.url(), access.owner().user(), access.owner().password()))
          .sql(
              """
              insert into store (store_id, name, currency, zone, languages, color, settings)
              values ('impress', 'Impress', 'USD', 'America/Chicago', '{en}', '#123456',
                      '{"returnAddress": [], "contactEmail": "", "contactPhone": "", "contactHours": {},
                        "rmaFormat": "R", "rgaFormat": "R", "authorizationDays": 1, "autoAuthorize": false,
                        "carriers": {}}')
              """)
          .update();
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path file(String quantity) throws IOException {
    String orders =
        """
        Name,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Shipping Country
        #1,USD,10.00,2026-11-01 15:00:00 -0600,1,Plate,10.00,US
        #2,USD,10.00,2026-11-01 15:00:00 -0600,QUANTITY,Plate,10.00,US
        """;
    return Files.writeString(folder.resolve("orders.csv"), orders.replace("QUANTITY", quantity));
  }
}
