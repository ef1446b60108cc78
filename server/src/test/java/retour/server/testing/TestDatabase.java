package retour.server.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;
import retour.server.platform.DatabaseAccess;
import retour.server.platform.EmbeddedPostgres;
import retour.server.platform.Migrations;
import retour.server.platform.QueuedPool;
import retour.server.store.StoreScope;

/**
 * The real PostgreSQL of the tests: started once by the product's own supervisor, migrated once; each caller gets a fresh
 * copy of the migrated, empty database in some 50 ms.
 *
 * <pre>{@code
 * private final DataSource database = TestDatabase.fresh();
 * private final JdbcClient jdbc = JdbcClient.create(database);
 * }</pre>
 */
public final class TestDatabase {

  private static final String TEMPLATE = "retour_template";
  private static final AtomicInteger COPIES = new AtomicInteger();

  private TestDatabase() {}

  /** A fresh database with all tables and no rows, reached as the application reaches it. */
  public static HikariDataSource fresh() {
    DatabaseAccess access = freshAccess();
    return pool(access, access.application());
  }

  /** Log-ins to a fresh database, for tests of what the roles may do. */
  public static DatabaseAccess freshAccess() {
    String name = "copy_" + COPIES.incrementAndGet();
    EmbeddedPostgres postgres = Running.POSTGRES;
    try (Connection connection = superuser(postgres, "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + TEMPLATE + " owner retour_owner");
      statement.execute("revoke all on database " + name + " from public");
      statement.execute("grant connect on database " + name + " to retour_app");
    } catch (SQLException e) {
      throw new IllegalStateException("The test database could not be copied.", e);
    }
    return postgres.access(name);
  }

  /** Log-ins to the database of this name, such as the one an application under test says it is in. */
  public static DatabaseAccess access(String name) {
    return Running.POSTGRES.access(name);
  }

  /** Log-ins to a database without any table. */
  public static DatabaseAccess emptyAccess() {
    String name = "empty_" + COPIES.incrementAndGet();
    Running.POSTGRES.prepare(name);
    return Running.POSTGRES.access(name);
  }

  /** A pool of the product's size for one of the database's log-ins. */
  public static HikariDataSource pool(DatabaseAccess access, DatabaseAccess.Login login) {
    QueuedPool pool = new QueuedPool();
    pool.setJdbcUrl(access.url());
    pool.setUsername(login.user());
    pool.setPassword(login.password());
    // Tests outside of a request see every store, as jobs do; requests are held to theirs.
    pool.setConnectionInitSql(StoreScope.EVERYTHING_SQL);
    pool.setMaximumPoolSize(8);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(5_000);
    return pool;
  }

  private static Connection superuser(EmbeddedPostgres postgres, String database) throws SQLException {
    DatabaseAccess.Login login = postgres.superuser();
    return DriverManager.getConnection(postgres.access(database).url(), login.user(), login.password());
  }

  /** Starts PostgreSQL when the first test asks for it. */
  private static final class Running {

    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        Path cache = Files.createDirectories(Path.of("target", "postgresql-programs").toAbsolutePath());
        Path data = Files.createTempDirectory("retour-test-");
        EmbeddedPostgres postgres = EmbeddedPostgres.startFleeting(data, cache);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(postgres, data)));
        postgres.prepare(TEMPLATE);
        Migrations.migrate(postgres.access(TEMPLATE));
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void discard(EmbeddedPostgres postgres, Path data) {
      postgres.close();
      try {
        FileSystemUtils.deleteRecursively(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
