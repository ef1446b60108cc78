package retour.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Lists and look-ups over HTTP among ever more cases, whose rows are made by SQL. Prints how long each takes. */
public final class Lists {

  private static final int WARM_UP = 1_000;
  private static final int TIMES = 2_000;

  private final Database database;
  private final int port;
  private final String key;
  private final Cases cases;
  private final PrintStream out = System.out;

  private Lists(int port, Path data) throws IOException {
    this.database = Database.of(data);
    this.port = port;
    this.key = DemoKey.of(data);
    this.cases = new Cases(database);
  }

  /** @param arguments port, data folder, and numbers of cases, such as {@code 10000,1000000} */
  static void main(String[] arguments) throws Exception {
    List<Long> sizes = Arrays.stream(arguments[2].split(",", -1)).map(Long::valueOf).toList();
    new Lists(Integer.parseInt(arguments[0]), Path.of(arguments[1])).run(sizes);
  }

  private void run(List<Long> sizes) throws IOException, InterruptedException {
    out.println("| cases | list | p50 ms | p99 ms |");
    out.println("|---|---|---|---|");
    for (long size : sizes) {
      cases.growTo(size);
      database.tidy();
      measure(size, "newest 50", "/api/v1/returns?limit=50");
      measure(size, "50 from the middle", "/api/v1/returns?limit=50&after=" + cases.oneInTheMiddle("case_id"));
      measure(size, "newest 50 that wait for a clerk's answer", "/api/v1/returns?limit=50&status=requested");
      measure(size, "by number", "/api/v1/returns?number=" + cases.oneInTheMiddle("number"));
    }
  }

  private void measure(long size, String what, String path) throws IOException {
    times(WARM_UP, path);
    long[] micros = times(TIMES, path);
    out.printf(
        Locale.ROOT,
        "| %,d | %s | %.2f | %.2f |%n",
        size,
        what,
        micros[micros.length / 2] / 1000.0,
        micros[micros.length * 99 / 100] / 1000.0);
  }

  private long[] times(int times, String path) throws IOException {
    long[] micros = new long[times];
    try (Connection connection = new Connection(port, key)) {
      for (int i = 0; i < times; i++) {
        long begun = System.nanoTime();
        int status = connection.get(path);
        if (status != 200) {
          throw new IOException(path + " answered " + status);
        }
        micros[i] = (System.nanoTime() - begun) / 1000;
      }
    }
    Arrays.sort(micros);
    return micros;
  }
}
