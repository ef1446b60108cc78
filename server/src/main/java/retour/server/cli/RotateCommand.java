package retour.server.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import retour.server.platform.DatabaseAccess;
import retour.server.platform.Migrations;
import retour.server.platform.OpenDatabase;
import retour.server.platform.Progress;
import retour.server.platform.StartRefused;
import retour.server.vault.KeyFile;
import retour.server.vault.RotateKeys;

/** Puts a new master key in place of the current one, while the server runs or not. */
@Command(
    name = "rotate",
    description = {
      "Makes a new master key and wraps every key in the database with it; sealed values stay as they are.",
      "Works beside a running server on this machine, which reads the file of master keys anew each time.",
    })
final class RotateCommand implements Callable<Integer> {

  private static final int OK = 0;

  private final PrintWriter out;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--forget-earlier",
      description = "Take the earlier master keys out of the file: what is sealed in backups taken before is gone with them.")
  private boolean forget;

  RotateCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    KeyFile file = KeyFile.of(data.folder(), System.getenv());
    if (!file.exists()) {
      throw new StartRefused("There is no file of master keys `" + file.path() + "`.");
    }
    try (OpenDatabase database = OpenDatabase.forCommand(data.folder(), System.getenv(), Progress.silent())) {
      Migrations.migrate(database.access());
      try (HikariDataSource pool = pool(database.access())) {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
        int wrapped = new RotateKeys(JdbcClient.create(pool), transaction, file).rotate(forget);
        out.printf(Locale.ROOT, "%,d keys are wrapped with a new master key in `%s`.%n", wrapped, file.path());
        out.println("Keep a copy of that file apart from the backups.");
        out.flush();
        return OK;
      }
    }
  }

  private static HikariDataSource pool(DatabaseAccess access) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(access.url());
    pool.setUsername(access.owner().user());
    pool.setPassword(access.owner().password());
    pool.setMaximumPoolSize(1);
    return pool;
  }
}
