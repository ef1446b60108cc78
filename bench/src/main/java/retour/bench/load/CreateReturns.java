package retour.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import retour.bench.load.HttpLoad.Outcome;

/** Creates returns over HTTP and prints how fast, at what cost, and how pgbench does the same statements. */
public final class CreateReturns {

  private static final int HTTP_PER_SECOND = 3_000;
  private static final int PGBENCH_PER_SECOND = 6_000;
  private static final int WARM_UP_SECONDS = 60;
  private static final Duration MOST_MAILING = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final Settings settings;
  private final Database database;
  private final Orders orders;
  private final Cpu cpu;
  private final String key;
  private final PrintStream out;

  private CreateReturns(Settings settings, Database database, PrintStream out) throws IOException, InterruptedException {
    this.settings = settings;
    this.database = database;
    this.orders = Orders.of(database);
    this.cpu = new Cpu(Long.parseLong(Files.readString(settings.data().resolve("retour.lock")).strip()));
    this.key = DemoKey.of(settings.data());
    this.out = out;
  }

  static void main(String[] arguments) throws Exception {
    Settings settings = Settings.of(arguments);
    new CreateReturns(settings, Database.of(settings.data()), System.out).run();
  }

  private void run() throws IOException, InterruptedException, ExecutionException {
    out.println(
        "| clients | returns/s | p50 ms | p99 ms | CPU ms server | CPU ms PostgreSQL | pgbench/s | ratio | its p99 ms | ratio | CPU ms PostgreSQL |");
    out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    orders.reserve((long) (WARM_UP_SECONDS + settings.seconds()) * HTTP_PER_SECOND);
    http(Math.min(16, settings.clients().getLast()), WARM_UP_SECONDS);
    for (int clients : settings.clients()) {
      measure(clients);
    }
  }

  private void measure(int clients) throws IOException, InterruptedException, ExecutionException {
    orders.reserve((long) settings.seconds() * (HTTP_PER_SECOND + PGBENCH_PER_SECOND));
    mailsWritten();
    database.tidy();
    Cpu.Used before = cpu.used();
    Outcome outcome = http(clients, settings.seconds());
    mailsWritten();
    Cpu.Used used = cpu.used().since(before);
    String beside = settings.withPgbench() ? beside(outcome, clients) : "| | | | |";
    out.printf(
        Locale.ROOT,
        "| %d | %.0f | %.1f | %.1f | %.2f | %.2f %s%n",
        clients,
        outcome.perSecond(),
        outcome.p50(),
        outcome.p99(),
        used.server() / outcome.count(),
        used.database() / outcome.count(),
        beside);
  }

  /** What PostgreSQL alone needs for the same statements: nobody can create a return for less. */
  private String beside(Outcome http, int clients) throws IOException, InterruptedException {
    Cpu.Used before = cpu.used();
    Pgbench pgbench = pgbench(clients);
    Cpu.Used used = cpu.used().since(before);
    return String.format(
        Locale.ROOT,
        "| %.0f | %.2f | %.1f | %.1f | %.2f |",
        pgbench.perSecond(),
        http.perSecond() / pgbench.perSecond(),
        pgbench.p99(),
        http.p99() / pgbench.p99(),
        used.database() / pgbench.count());
  }

  /** Waits for the mails that follow from what was done so far, so that each run pays for its own. */
  private void mailsWritten() throws IOException, InterruptedException {
    long end = System.nanoTime() + MOST_MAILING.toNanos();
    while (!database.query("select count(*) from case_notice").equals("0")) {
      if (System.nanoTime() > end) {
        throw new IOException("the server does not get on with its mails");
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private Outcome http(int clients, int seconds) throws IOException, InterruptedException, ExecutionException {
    long count = (long) seconds * HTTP_PER_SECOND;
    long first = orders.take(count);
    return new HttpLoad(settings.port(), key, "bench-" + first, first, count).run(clients, seconds);
  }

  private Pgbench pgbench(int clients) throws IOException, InterruptedException {
    long first = orders.take((long) settings.seconds() * PGBENCH_PER_SECOND);
    Path folder = Files.createTempDirectory("create-return");
    try {
      Path script = Files.writeString(folder.resolve("script.sql"), new Statements(settings.sources()).script());
      return Pgbench.of(database.run(pgbench(clients, first, script)), folder);
    } finally {
      Pgbench.clear(folder);
    }
  }

  private List<String> pgbench(int clients, long first, Path script) throws IOException, InterruptedException {
    String sample = " from decision where store_id = 'impress' order by decision_no desc limit 1";
    List<String> command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared"));
    command.addAll(List.of("--log", "--log-prefix=" + script.resolveSibling(Pgbench.LOG)));
    command.addAll(List.of("-c", "" + clients, "-j", "2", "-T", "" + settings.seconds(), "-f", script.toString()));
    command.addAll(List.of("-D", "i=-1", "-D", "clients=" + clients, "-D", "offset=" + first));
    command.addAll(List.of("-D", "facts=" + database.query("select facts" + sample)));
    command.addAll(List.of("-D", "decision=" + database.query("select decision" + sample)));
    command.addAll(
        List.of("-D", "key=" + database.query("select key_id from api_key where store_id = 'impress' limit 1")));
    return command;
  }
}
