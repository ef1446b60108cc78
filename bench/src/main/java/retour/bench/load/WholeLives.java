package retour.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import retour.bench.load.OneLife.Step;

/** Leads returns through their whole life over HTTP, by many programs at once, and prints how fast and at what cost. */
public final class WholeLives {

  private static final int PER_SECOND = 400;
  private static final int WARM_UP_SECONDS = 30;

  private final Settings settings;
  private final Database database;
  private final Orders orders;
  private final Cpu cpu;
  private final String key;
  private final PrintStream out = System.out;

  private WholeLives(Settings settings, Database database) throws IOException, InterruptedException {
    this.settings = settings;
    this.database = database;
    this.orders = Orders.of(database);
    this.cpu = new Cpu(Long.parseLong(Files.readString(settings.data().resolve("retour.lock")).strip()));
    this.key = DemoKey.of(settings.data());
  }

  static void main(String[] arguments) throws Exception {
    Settings settings = Settings.of(arguments);
    new WholeLives(settings, Database.of(settings.data())).run();
  }

  private void run() throws IOException, InterruptedException, ExecutionException {
    orders.reserve((long) WARM_UP_SECONDS * PER_SECOND);
    lives(16, WARM_UP_SECONDS);
    for (int clients : settings.clients()) {
      orders.reserve((long) settings.seconds() * PER_SECOND);
      database.tidy();
      Cpu.Used before = cpu.used();
      Lived lived = lives(clients, settings.seconds());
      print(clients, lived, cpu.used().since(before));
      steps(lived);
    }
  }

  private void print(int clients, Lived lived, Cpu.Used used) {
    Times all = Times.of(Arrays.stream(Step.values()).map(lived::done).toList());
    Times refused = Times.of(lived.each().stream().map(OneLife::refused).toList());
    out.println(
        """

        | clients | lives/s | steps/s | step p50 ms | p99 ms | told to wait | p99 ms | CPU ms server | CPU ms PostgreSQL |
        |---|---|---|---|---|---|---|---|---|""");
    out.printf(
        Locale.ROOT,
        "| %d | %.0f | %.0f | %.1f | %.1f | %d | %.1f | %.2f | %.2f |%n",
        clients,
        lived.count() / lived.seconds(),
        all.count() / lived.seconds(),
        all.at(0.5),
        all.at(0.99),
        refused.count(),
        refused.at(0.99),
        used.server() / lived.count(),
        used.database() / lived.count());
  }

  private void steps(Lived lived) {
    out.println("\n| step | p50 ms | p99 ms |\n|---|---|---|");
    for (Step step : Step.values()) {
      Times times = lived.done(step);
      out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", step.name().toLowerCase(Locale.ROOT), times.at(0.5), times.at(0.99));
    }
  }

  private Lived lives(int clients, int seconds) throws IOException, InterruptedException, ExecutionException {
    AtomicLong next = new AtomicLong(orders.take((long) seconds * PER_SECOND));
    long begun = System.nanoTime();
    long end = begun + seconds * 1_000_000_000L;
    long first = next.get();
    List<Future<OneLife>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        running.add(threads.submit(() -> live(next, end)));
      }
    }
    List<OneLife> each = new ArrayList<>();
    for (Future<OneLife> one : running) {
      each.add(one.get());
    }
    return new Lived(each, next.get() - first, (System.nanoTime() - begun) / 1e9);
  }

  private OneLife live(AtomicLong next, long end) throws IOException, InterruptedException {
    try (OneLife one = new OneLife(settings.port(), key)) {
      while (System.nanoTime() < end) {
        one.live(next.getAndIncrement());
      }
      return one;
    }
  }

  /**
   * A run; every life that was begun was led to its end.
   *
   * @param count of whole lives
   */
  private record Lived(List<OneLife> each, long count, double seconds) {

    Times done(Step step) {
      return Times.of(each.stream().map(one -> one.done(step)).toList());
    }
  }
}
