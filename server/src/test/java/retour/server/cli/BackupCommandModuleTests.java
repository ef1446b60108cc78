package retour.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;
import retour.server.platform.DatabaseAccess;
import retour.server.platform.Migrations;
import retour.server.platform.OpenDatabase;
import retour.server.platform.Progress;

class BackupCommandModuleTests {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void takesABackupAndMakesAnInstallationOfIt() throws IOException {
    addStore(folder.resolve("data"));

    int backup = run("backup", "b", "--key", "k", "--data", "data");
    int restore = run("restore", "b", "--key", "k", "--data", "copy");

    assertThat(err.toString()).isEmpty();
    assertThat(backup).isZero();
    assertThat(restore).isZero();
    assertThat(out.toString()).contains("A new key is in", "1 rows are in", "are restored.");
    assertThat(names(folder.resolve("copy"))).isEqualTo("Impress");
  }

  @Test
  void answersEachMistakeWithOneLineAndLeavesNothingBehind() throws IOException {
    addStore(folder.resolve("data"));
    run("backup", "b", "--key", "k", "--data", "data");
    Files.writeString(folder.resolve("wrong"), "no key");

    assertThat(run("backup", "b", "--key", "k", "--data", "data")).isEqualTo(1);
    assertThat(run("backup", "c", "--key", "k", "--data", "nowhere")).isEqualTo(1);
    assertThat(run("restore", "b", "--key", "k", "--data", "data")).isEqualTo(1);
    assertThat(run("restore", "b", "--key", "wrong", "--data", "copy")).isEqualTo(1);
    assertThat(run("restore", "k", "--key", "k", "--data", "copy")).isEqualTo(1);

    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("there already"),
            line -> assertThat(line).contains("no data folder"),
            line -> assertThat(line).contains("is not empty"),
            line -> assertThat(line).contains("holds no key"),
            line -> assertThat(line).contains("cannot be restored"));
    assertThat(folder.resolve("copy")).doesNotExist();
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  private int run(String command, String file, String keyOption, String key, String dataOption, String data) {
    CommandLine line = RetourCommand.line(Object.class, new PrintWriter(out, true));
    line.getSubcommands().values().forEach(each -> each.setErr(new PrintWriter(err, true)));
    line.setErr(new PrintWriter(err, true));
    return line.execute(
        command,
        folder.resolve(file).toString(),
        keyOption,
        folder.resolve(key).toString(),
        dataOption,
        folder.resolve(data).toString());
  }

  private static void addStore(Path data) {
    try (OpenDatabase database = OpenDatabase.forCommand(data, System.getenv(), Progress.silent())) {
      Migrations.migrate(database.access());
      client(database.access())
          .sql(
              """
              insert into store (store_id, name, currency, zone, languages, color, settings)
              values ('impress', 'Impress', 'USD', 'America/Chicago', '{en}', '#123456', '{}')
              """)
          .update();
    }
  }

  private static String names(Path data) {
    try (OpenDatabase database = OpenDatabase.forCommand(data, System.getenv(), Progress.silent())) {
      return client(database.access()).sql("select string_agg(name, ', ') from store").query(String.class).single();
    }
  }

  private static JdbcClient client(DatabaseAccess access) {
    return JdbcClient.create(
        new DriverManagerDataSource(access.url(), access.owner().user(), access.owner().password()));
  }
}
