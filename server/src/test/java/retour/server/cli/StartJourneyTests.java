package retour.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's life as its operator sees it. */
class StartJourneyTests {

  private static final int SECONDS = 30;

  @TempDir private Path parent;

  @Test
  void startsStopsOnCtrlCAndStartsAgainWithItsData() throws Exception {
    Path data = parent.resolve("data");
    List<String> first;
    try (StartedServer server = StartedServer.start(data)) {
      first = notes(server);
      ProcessHandle postgres = server.postgres();
      assertThat(server.status("/health")).isEqualTo(200);

      int exit = server.end("INT");

      assertThat(exit).isZero();
      assertThat(server.lines()).endsWith("Stopping ...", "Stopped.");
      assertThat(postgres.isAlive()).isFalse();
      assertThat(data.resolve("connection.properties")).doesNotExist();
    }

    try (StartedServer again = StartedServer.start(data)) {
      assertThat(notes(again)).isEqualTo(first);
      assertThat(again.lines()).noneMatch(line -> line.contains("Loading the demonstration"));
      refusesASecond(data);

      assertThat(again.end("TERM")).isZero();
    }
  }

  @Test
  void leavesNoDatabaseBehindWhenItIsKilled() throws Exception {
    Path data = parent.resolve("data");
    try (StartedServer server = StartedServer.start(data)) {
      ProcessHandle postgres = server.postgres();

      server.end("KILL");

      postgres.onExit().get(SECONDS, TimeUnit.SECONDS);
      assertThat(Files.exists(data.resolve("connection.properties"))).isTrue();
    }

    try (StartedServer again = StartedServer.start(data)) {
      assertThat(again.status("/health")).isEqualTo(200);
    }
  }

  private static void refusesASecond(Path data) throws Exception {
    Ran second = Ran.of(Map.of(), StartedServer.command(data).command());

    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.out().lines()).singleElement().asString().contains("in use by another Retour", "--data");
  }

  /** What a finished start printed, without the port that differs. */
  private static List<String> notes(StartedServer server) {
    return server.lines().stream()
        .dropWhile(line -> !line.startsWith("  Retour "))
        .map(line -> line.replace(server.base(), ""))
        .toList();
  }
}
