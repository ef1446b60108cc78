package retour.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresModuleTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path parent;
  private Path data;

  @BeforeEach
  void linkPrograms() throws IOException {
    data = Files.createDirectory(parent.resolve("data"));
    Path cache = Files.createDirectories(Path.of("target", "postgresql-programs").toAbsolutePath());
    PostgresBinaries.under(cache, Progress.silent());
    String programs = "postgresql-" + PostgresBinaries.VERSION;
    Files.createSymbolicLink(data.resolve(programs), cache.resolve(programs));
  }

  @AfterEach
  void stopWhatIsLeft() throws IOException {
    Orphan.settle(data.resolve("postgresql"));
  }

  @Test
  void keepsDataOverARestart() throws SQLException {
    try (OpenDatabase database = open()) {
      execute(database, "create table kept (a int)", "insert into kept values (7)");
    }

    try (OpenDatabase database = open()) {
      assertThat(number(database, "select a from kept")).isEqualTo(7);
    }
  }

  @Test
  void keepsWhatWasCommittedWhenItIsKilled() throws Exception {
    CompletableFuture<Boolean> lost = new CompletableFuture<>();
    try (OpenDatabase database =
        OpenDatabase.forServer(data, Map.of(), Progress.silent(), () -> lost.complete(true))) {
      execute(database, "create table kept (a int)", "insert into kept values (7)");
      ProcessHandle postgres = postgres();
      postgres.destroyForcibly();

      assertThat(lost.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      postgres.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    try (OpenDatabase database = open()) {
      assertThat(number(database, "select a from kept")).isEqualTo(7);
    }
  }

  @Test
  void startsOverANoteThatNamesAnotherProgram() throws Exception {
    open().close();
    Files.writeString(
        data.resolve("postgresql/postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n");

    try (OpenDatabase database = open()) {
      assertThat(number(database, "select 1")).isEqualTo(1);
    }
  }

  @Test
  void endsAnEarlierPostgresqlWhoseParentIsGone() throws Exception {
    EmbeddedPostgres earlier = EmbeddedPostgres.start(data, Progress.silent());

    try (OpenDatabase database = open()) {
      assertThat(number(database, "select 1")).isEqualTo(1);
      assertThat(ProcessHandle.of(earlier.pid())).isEmpty();
    }
  }

  @Test
  void refusesASecondServerOnTheFolder() {
    try (OpenDatabase first = open()) {
      assertThat(first.access().url()).isNotEmpty();
      assertThatThrownBy(this::open)
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("in use by another Retour (process " + ProcessHandle.current().pid() + ")")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void letsACommandJoinTheRunningServer() throws SQLException {
    try (OpenDatabase server = open()) {
      try (OpenDatabase command = OpenDatabase.forCommand(data, Map.of(), Progress.silent())) {
        assertThat(command.access()).isEqualTo(server.access());
      }

      assertThat(number(server, "select 1")).isEqualTo(1);
    }
  }

  @Test
  void startsTheDatabaseForACommandWhereNoServerRuns() throws SQLException {
    try (OpenDatabase command = OpenDatabase.forCommand(data, Map.of(), Progress.silent())) {
      assertThat(number(command, "select 1")).isEqualTo(1);
    }

    assertThat(data.resolve("connection.properties")).doesNotExist();
  }

  @Test
  void refusesAFolderThatCannotBeMade() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(
            () -> OpenDatabase.forServer(file.resolve("data"), Map.of(), Progress.silent(), () -> {}))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("cannot be used")
        .hasMessageContaining("--data")
        .hasMessageNotContaining("\n");
  }

  @Test
  void writesToDiskAsksForPasswordsAndListensHereOnly() throws SQLException {
    try (OpenDatabase database = open()) {
      assertThat(text(database, "show fsync")).isEqualTo("on");
      assertThat(text(database, "show full_page_writes")).isEqualTo("on");
      assertThat(text(database, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(text(database, "show data_checksums")).isEqualTo("on");
      assertThatThrownBy(() -> DriverManager.getConnection(database.access().url(), "retour_app", "guess"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void letsNobodyElseReadTheSecrets() throws IOException {
    try (OpenDatabase database = open()) {
      assertThat(database.access().toString()).doesNotContain(database.access().owner().password());
      for (String file : new String[] {"secrets.properties", "connection.properties", "postgresql.log"}) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
            .isEqualTo("rw-------");
      }
    }
  }

  private OpenDatabase open() {
    return OpenDatabase.forServer(data, Map.of(), Progress.silent(), () -> {});
  }

  private ProcessHandle postgres() throws IOException {
    String pid = Files.readAllLines(data.resolve("postgresql/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static Connection connect(OpenDatabase database) throws SQLException {
    DatabaseAccess.Login owner = database.access().owner();
    return DriverManager.getConnection(database.access().url(), owner.user(), owner.password());
  }

  private static void execute(OpenDatabase database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static int number(OpenDatabase database, String query) throws SQLException {
    return Integer.parseInt(text(database, query));
  }

  private static String text(OpenDatabase database, String query) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
