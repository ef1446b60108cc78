package retour.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL with its data in a folder, run by this process and stopped by {@link #close()}.
 *
 * <p>It listens on this machine only, on a free port, and asks for a password. Kept data are written through to the disk
 * before a commit is answered.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  static final String SECRETS_FILE = "secrets.properties";

  private static final String DATABASE = "retour";
  private static final long LOG_LIMIT = 10_000_000;
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=100",
          "timezone=UTC",
          "log_timezone=UTC",
          // Nothing personal in logs: neither statements, nor their parameters, nor the row that broke a constraint.
          "log_min_error_statement=panic",
          "log_parameter_max_length=0",
          "log_error_verbosity=terse");
  private static final List<String> SAFE = List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on");
  private static final List<String> FLEETING =
      List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off");

  private final Postmaster postmaster;
  private final PostgresRoles roles;
  private final Secrets secrets;

  private EmbeddedPostgres(Postmaster postmaster, Secrets secrets) {
    this.postmaster = postmaster;
    this.secrets = secrets;
    this.roles = new PostgresRoles(server(postmaster.port()), secrets);
  }

  /**
   * Starts the database of a data folder; the first time that unpacks PostgreSQL and creates the database.
   *
   * @throws StartRefused when the folder or the machine does not allow it
   */
  public static EmbeddedPostgres start(Path data, Progress progress) {
    return start(data, data, SAFE, progress);
  }

  /**
   * Starts a database whose data may be lost, for tests: the disk is not waited for.
   *
   * @param cache where the unpacked programs are kept
   */
  public static EmbeddedPostgres startFleeting(Path data, Path cache) {
    return start(data, cache, FLEETING, Progress.silent());
  }

  /** How to reach the application's database. */
  public DatabaseAccess access() {
    return access(DATABASE);
  }

  /** How to reach a database of the given name. */
  public DatabaseAccess access(String database) {
    return access(server(postmaster.port()) + database, secrets);
  }

  static DatabaseAccess access(String url, Secrets secrets) {
    return new DatabaseAccess(
        url,
        new DatabaseAccess.Login(PostgresRoles.OWNER, secrets.owner()),
        new DatabaseAccess.Login(PostgresRoles.APPLICATION, secrets.application()));
  }

  /** How to reach a database of the given name with all rights, for set-up and for taking copies. */
  public DatabaseAccess.Login superuser() {
    return new DatabaseAccess.Login(PostgresCluster.SUPERUSER, secrets.superuser());
  }

  /** Makes an empty database with the roles' rights where there is none of that name. */
  public void prepare(String database) {
    try {
      roles.prepare(database);
    } catch (SQLException e) {
      throw new StartRefused("The database could not be set up: " + e.getMessage(), e);
    }
  }

  /** The process id of PostgreSQL. */
  public long pid() {
    return postmaster.pid();
  }

  /** Runs something once when PostgreSQL ends without having been told to. */
  void onLoss(Runnable action) {
    postmaster.onLoss(action);
  }

  @Override
  public void close() {
    postmaster.stop();
  }

  private static EmbeddedPostgres start(Path data, Path cache, List<String> durability, Progress progress) {
    try {
      PostgresBinaries binaries = PostgresBinaries.under(cache, progress);
      Secrets secrets = Secrets.keptIn(data.resolve(SECRETS_FILE));
      PostgresCluster cluster = PostgresCluster.in(data, binaries, secrets, progress);
      List<String> settings = new ArrayList<>(SETTINGS);
      settings.addAll(durability);
      progress.step("Starting the database");
      Postmaster postmaster = Postmaster.start(cluster, binaries, freshLog(data), settings);
      EmbeddedPostgres postgres = new EmbeddedPostgres(postmaster, secrets);
      postgres.prepareOnce(data.resolve("postgresql.prepared"));
      return postgres;
    } catch (IOException e) {
      throw new StartRefused("The folder `" + data + "` cannot be used: " + e.getMessage(), e);
    }
  }

  private void prepareOnce(Path marker) throws IOException {
    try {
      if (!Files.exists(marker)) {
        prepare(DATABASE);
        Files.createFile(marker);
      }
    } catch (IOException | StartRefused e) {
      close();
      throw e;
    }
  }

  private static Path freshLog(Path data) throws IOException {
    Path log = data.resolve("postgresql.log");
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
      Files.move(log, data.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(log)) {
      Folders.writePrivately(log, new byte[0]);
    }
    return log;
  }

  private static String server(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/";
  }
}
