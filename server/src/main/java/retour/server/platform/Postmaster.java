package retour.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * The running server process of PostgreSQL.
 *
 * <p>It stands in a session of its own, so that Ctrl-C reaches Retour alone and Retour can finish its requests first. It is
 * told to stop when the thread that started it dies, so that a killed Retour leaves no database behind.
 */
final class Postmaster {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(10);
  private static final String READY = "ready";
  private static final int STATUS_LINE = 7;

  private final Process process;
  private final int port;
  private final AtomicBoolean stopping = new AtomicBoolean();

  private Postmaster(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts PostgreSQL on a free port of this machine and waits until it takes connections; crash recovery included.
   *
   * @param log where it writes its messages
   * @param settings more settings, each as {@code name=value}
   * @throws StartRefused when it ends before it is ready
   */
  static Postmaster start(PostgresCluster cluster, PostgresBinaries binaries, Path log, List<String> settings)
      throws IOException {
    Orphan.settle(cluster.folder());
    int port = freePort();
    ProcessBuilder builder = new ProcessBuilder(command(cluster, binaries, port, settings));
    builder.directory(cluster.data().toFile());
    builder.environment().put("LC_ALL", "C");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Postmaster postmaster = new Postmaster(startInOwnThread(builder), port);
    postmaster.awaitReady(cluster.folder().resolve("postmaster.pid"), log);
    return postmaster;
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** Runs the action when the process ends though {@link #stop()} was not called. */
  void onLoss(Runnable action) {
    Thread.ofVirtual()
        .start(
            () -> {
              process.onExit().join();
              if (!stopping.get()) {
                action.run();
              }
            });
  }

  /** Ends all connections and stops; what was committed stays. Forces the end when that takes too long. */
  void stop() {
    stopping.set(true);
    if (Signals.interrupt(process.pid()) && ended(Duration.ofSeconds(20))) {
      return;
    }
    Signals.quit(process.pid());
    if (!ended(Duration.ofSeconds(5))) {
      process.destroyForcibly();
    }
  }

  private boolean ended(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> command(
      PostgresCluster cluster, PostgresBinaries binaries, int port, List<String> settings) {
    List<String> postgres = new ArrayList<>(List.of("setpriv", "--pdeathsig", "INT"));
    postgres.add(binaries.program("postgres").toString());
    postgres.addAll(List.of("-D", cluster.folder().toString(), "-p", Integer.toString(port)));
    for (String setting : settings) {
      postgres.add("-c");
      postgres.add(setting);
    }
    List<String> whole = new ArrayList<>(List.of("setsid"));
    whole.addAll(cluster.runAs().command(postgres));
    return whole;
  }

  /** INVARIANT: the thread lives as long as the process, since its end would stop PostgreSQL. */
  private static Process startInOwnThread(ProcessBuilder builder) throws IOException {
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("postgresql").start(() -> startAndStay(builder, started));
    try {
      return started.get();
    } catch (ExecutionException e) {
      throw new IOException("PostgreSQL could not be started.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while PostgreSQL was starting.", e);
    }
  }

  private static void startAndStay(ProcessBuilder builder, CompletableFuture<Process> started) {
    try {
      Process process = builder.start();
      started.complete(process);
      process.onExit().join();
    } catch (IOException e) {
      started.completeExceptionally(e);
    }
  }

  private void awaitReady(Path pidFile, Path log) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady(pidFile)) {
      if (!process.isAlive()) {
        throw new StartRefused("PostgreSQL did not start: " + lastLine(log));
      }
      if (System.nanoTime() > end) {
        stop();
        throw new StartRefused("PostgreSQL was not ready within a minute. Its messages are in `" + log + "`.");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private boolean isReady(Path pidFile) {
    try {
      List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
      return lines.size() > STATUS_LINE
          && lines.getFirst().equals(Long.toString(process.pid()))
          && lines.get(STATUS_LINE).strip().equals(READY);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static String lastLine(Path log) throws IOException {
    String text = Files.readString(log, StandardCharsets.UTF_8).strip();
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
