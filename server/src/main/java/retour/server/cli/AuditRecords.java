package retour.server.cli;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import retour.server.audit.AuditTrail;
import retour.server.platform.DatabaseAccess;
import retour.server.platform.Migrations;
import retour.server.platform.OpenDatabase;
import retour.server.platform.Progress;
import retour.server.platform.StartRefused;

/** The audit log as it was at one moment, read as the tables' owner, beside a running server or alone. */
final class AuditRecords implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 1_000;

  private final OpenDatabase database;
  private final HikariDataSource pool;
  private final DataSourceTransactionManager transactions;
  private final TransactionStatus transaction;

  private AuditRecords(OpenDatabase database, HikariDataSource pool) {
    this.database = database;
    this.pool = pool;
    this.transactions = new DataSourceTransactionManager(pool);
    this.transaction = transactions.getTransaction(oneMoment());
  }

  /** @throws StartRefused when there is no installation, or its database cannot be opened */
  static AuditRecords open(Path data) {
    if (!System.getenv().containsKey("RETOUR_DATABASE_URL") && !Files.isDirectory(data)) {
      throw new StartRefused("There is no data folder `" + data + "`. Name it with --data.");
    }
    OpenDatabase database = OpenDatabase.forCommand(data, System.getenv(), Progress.silent());
    try {
      Migrations.migrate(database.access());
      return new AuditRecords(database, pool(database.access()));
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  AuditTrail trail() {
    JdbcTemplate template = new JdbcTemplate(pool);
    template.setFetchSize(ROWS_AT_ONCE);
    return new AuditTrail(JdbcClient.create(template));
  }

  @Override
  public void close() {
    try (database;
        pool) {
      transactions.rollback(transaction);
    }
  }

  private static TransactionDefinition oneMoment() {
    DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
    definition.setReadOnly(true);
    definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return definition;
  }

  private static HikariDataSource pool(DatabaseAccess access) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(access.url());
    config.setUsername(access.owner().user());
    config.setPassword(access.owner().password());
    config.setMaximumPoolSize(1);
    return new HikariDataSource(config);
  }
}
