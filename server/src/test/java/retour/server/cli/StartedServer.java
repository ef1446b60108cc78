package retour.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The server in a process of its own, started as an operator starts it. */
final class StartedServer implements AutoCloseable {

  private static final int SECONDS = 60;

  private final Process process;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();
  private final Path data;

  private StartedServer(Process process, Path data) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.data = data;
  }

  /** Starts with the demonstration on a free port and waits until the addresses are printed. */
  static StartedServer start(Path data) throws IOException {
    Process process = command(data).redirectErrorStream(true).start();
    StartedServer server = new StartedServer(process, data);
    server.readUntil("Ctrl-C");
    return server;
  }

  static ProcessBuilder command(Path data) {
    // A shell's background jobs ignore Ctrl-C, and whatever they start does too: the server under test must not.
    return new ProcessBuilder(
        "env",
        "--default-signal=INT",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        "retour.server.RetourServer",
        "start",
        "--demo",
        "--port=0",
        "--data=" + data);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  String base() {
    return lines.stream()
        .filter(line -> line.startsWith("  Retour "))
        .map(line -> line.substring(line.indexOf("http")))
        .findFirst()
        .orElseThrow();
  }

  int status(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(base() + path)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  ProcessHandle postgres() throws IOException {
    String pid = Files.readAllLines(data.resolve("postgresql/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** Sends a signal and waits for the end; a server that does not stop is killed and its exit code tells. */
  int end(String signal) throws IOException, InterruptedException {
    Ran.of(Map.of(), List.of("sh", "-c", "kill -s " + signal + " " + process.pid()));
    CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
    output.lines().forEach(lines::add);
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The server did not stop after " + signal + ".");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void readUntil(String text) throws IOException {
    String line = output.readLine();
    while (line != null) {
      lines.add(line);
      if (line.contains(text)) {
        return;
      }
      line = output.readLine();
    }
    throw new IllegalStateException("The server did not start: " + lines);
  }
}
