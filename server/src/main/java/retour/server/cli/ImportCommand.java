package retour.server.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import retour.server.order.ImportOrders;
import retour.server.order.ImportRefused;
import retour.server.order.ImportReport;
import retour.server.platform.DatabaseAccess;
import retour.server.platform.Migrations;
import retour.server.platform.OpenDatabase;
import retour.server.platform.Progress;
import retour.server.platform.StartRefused;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.StoreScope;
import retour.server.store.Stores;

/** Brings a file of orders into a store. */
@Command(
    name = "import",
    description = {
      "Brings orders into a store: a Shopify order export (CSV) or Retour's own JSON, plain or gzip.",
      "An order with a fault is told and left out whole; the others land. The same file twice imports nothing twice.",
    })
final class ImportCommand implements Callable<Integer> {

  private static final int OK = 0;
  private static final int SOME_NOT_TAKEN = 1;
  private static final int LONGEST_TRANSIT = 365;

  private final PrintWriter out;
  private final InstantSource clock;
  private final ImportWords words = new ImportWords(Locale.getDefault());

  @Spec private @Nullable CommandSpec spec;

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "FILE", description = "The file.")
  private Path file = Path.of("");

  @Option(names = "--store", paramLabel = "NAME", required = true, description = "The store, such as impress.")
  private String store = "";

  @Option(
      names = "--transit-days",
      paramLabel = "N",
      description = {
        "Take a parcel to have come N days after it was sent, where the file tells no delivery.",
        "Without this its delivery stays unknown."
      })
  private @Nullable Integer transitDays;

  ImportCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    OptionalInt transit = transit();
    try (OpenDatabase database = OpenDatabase.forCommand(data.folder(), System.getenv(), Progress.silent())) {
      Migrations.migrate(database.access());
      try (HikariDataSource pool = pool(database.access())) {
        requireStore(pool);
        return run(ImportOrders.on(pool, clock), transit);
      }
    } catch (ImportRefused refused) {
      throw new StartRefused(words.refused(refused));
    }
  }

  private int run(ImportOrders imports, OptionalInt transit) {
    long begin = System.nanoTime();
    ImportProgress progress = new ImportProgress(words.say("import.reading", name()), terminal());
    ImportReport report;
    try (progress) {
      report = imports.file(new StoreId(store), file, transit, progress);
    }
    progress.faults().forEach(fault -> out.println(words.fault(fault)));
    if (progress.unkept() > 0) {
      out.println(words.say("import.fault.more", progress.unkept()));
    }
    out.println(words.done(report, Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0));
    out.flush();
    return report.isClean() ? OK : SOME_NOT_TAKEN;
  }

  private OptionalInt transit() {
    if (transitDays == null) {
      return OptionalInt.empty();
    }
    if (transitDays < 0 || transitDays > LONGEST_TRANSIT) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--transit-days wants a whole number from 0 to " + LONGEST_TRANSIT + ".");
    }
    return OptionalInt.of(transitDays);
  }

  private void requireStore(HikariDataSource pool) {
    Stores stores = Stores.on(JdbcClient.create(pool), clock);
    if (stores.find(new StoreId(store)).isEmpty()) {
      String known = stores.all().stream().map(Store::id).map(StoreId::value).collect(Collectors.joining(", "));
      throw new StartRefused(
          words.say(
              "import.refused.no_such_store",
              store,
              known.isEmpty() ? words.say("import.refused.no_stores") : words.say("import.refused.stores", known)));
    }
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }

  @SuppressWarnings("SystemConsoleNull") // Java 25 gives null again where nobody watches
  private static @Nullable PrintStream terminal() {
    Console console = System.console();
    return console != null && console.isTerminal() ? System.err : null;
  }

  private static HikariDataSource pool(DatabaseAccess access) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(access.url());
    pool.setUsername(access.application().user());
    pool.setPassword(access.application().password());
    pool.setConnectionInitSql(StoreScope.EVERYTHING_SQL);
    pool.setMaximumPoolSize(1);
    return pool;
  }
}
