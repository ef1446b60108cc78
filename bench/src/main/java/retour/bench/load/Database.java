package retour.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The server's own database, reached as the application reaches it, by PostgreSQL's own programs. */
record Database(String host, String port, String name, String password, String ownerPassword, String rootPassword) {

  private static final String USER = "retour_app";
  private static final String OWNER = "retour_owner";
  private static final String ROOT = "postgres";
  private static final String ALL_STORES = "-c retour.store=*";

  /** Reads what the server keeps in its data folder. */
  static Database of(Path data) throws IOException {
    String url = read(data.resolve("connection.properties")).getProperty("url", "");
    Properties secrets = read(data.resolve("secrets.properties"));
    String[] parts = url.replace("jdbc:postgresql://", "").split("[:/?]", -1);
    if (parts.length < 3) {
      throw new IOException("`" + data + "` is no data folder of a running server");
    }
    return new Database(
        parts[0],
        parts[1],
        parts[2],
        secrets.getProperty("application", ""),
        secrets.getProperty("owner", ""),
        secrets.getProperty("superuser", ""));
  }

  /** Runs a statement and returns its rows as text without headings. */
  String query(String sql) throws IOException, InterruptedException {
    return run(List.of("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql));
  }

  /** Makes rows that are known to fit together, without looking up for each of them what it names. */
  void fill(String sql) throws IOException, InterruptedException {
    run(
        List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql),
        ROOT,
        rootPassword,
        "-c session_replication_role=replica");
  }

  /** Does now what PostgreSQL would do beside the next run: clears up and counts what was just written. */
  void tidy() throws IOException, InterruptedException {
    run(List.of("psql", "-X", "-q", "-c", "vacuum (analyze)"), OWNER, ownerPassword, ALL_STORES);
  }

  /** Runs psql or pgbench against the database as the application. */
  String run(List<String> command) throws IOException, InterruptedException {
    // Row level security shows a log-in other than the owner nothing without saying for which stores.
    return run(command, USER, password, ALL_STORES);
  }

  private String run(List<String> command, String user, String secret, String options) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "PGHOST", host,
                "PGPORT", port,
                "PGDATABASE", name,
                "PGUSER", user,
                "PGPASSWORD", secret,
                "PGOPTIONS", options));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(command.getFirst() + " failed: " + output);
    }
    return output;
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    return properties;
  }
}
