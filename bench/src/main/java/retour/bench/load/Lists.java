package retour.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lists, look-ups and the desk's search over HTTP among ever more cases, whose rows are made by SQL. Prints how long each
 * takes, and how that compares with the same among the fewest.
 */
public final class Lists {

  private static final int WARM_UP = 1_000;
  private static final int TIMES = 2_000;
  private static final int FOUND = 200;
  private static final int ELSEWHERE = 302;

  private final Database database;
  private final Cases cases;
  private final int port;
  private final String[] program;
  private final String[] clerk;
  private final Map<String, Double> amongFewest = new HashMap<>();
  private final PrintStream out = System.out;

  private Lists(int port, Path data) throws IOException, InterruptedException {
    this.database = Database.of(data);
    this.port = port;
    this.program = new String[] {"Authorization: Bearer " + DemoKey.of(data)};
    this.clerk = new String[] {"Cookie: " + DeskLogin.cookie(port)};
    this.cases = new Cases(database);
  }

  /** @param arguments port, data folder, and numbers of cases, such as {@code 10000,1000000} */
  static void main(String[] arguments) throws Exception {
    List<Long> sizes = Arrays.stream(arguments[2].split(",", -1)).map(Long::valueOf).toList();
    new Lists(Integer.parseInt(arguments[0]), Path.of(arguments[1])).run(sizes);
  }

  private void run(List<Long> sizes) throws IOException, InterruptedException {
    out.println("| cases | list | p50 ms | p99 ms | p50, ratio |");
    out.println("|---|---|---|---|---|");
    for (long size : sizes) {
      long begun = System.nanoTime();
      cases.growTo(size);
      database.tidy();
      System.err.printf(Locale.ROOT, "%,d cases made in %d s%n", size, (System.nanoTime() - begun) / 1_000_000_000);
      lists(size);
      searches(size);
    }
  }

  private void lists(long size) throws IOException, InterruptedException {
    measure(size, "newest 50", "/api/v1/returns?limit=50", program);
    measure(size, "50 from the middle", "/api/v1/returns?limit=50&after=" + cases.middle("case_id"), program);
    measure(size, "newest 50 that wait for a clerk's answer", "/api/v1/returns?limit=50&status=requested", program);
    measure(size, "by number", "/api/v1/returns?number=" + cases.middle("number"), program);
    measure(size, "desk: newest", "/desk/cases", clerk);
    measure(size, "desk: newest of a status", "/desk/cases?status=settled", clerk);
  }

  private void searches(long size) throws IOException, InterruptedException {
    String order = cases.middle("order_id");
    measure(size, "desk: search by number", "/desk/search?q=" + cases.middle("number"), clerk);
    measure(size, "desk: search by order", "/desk/search?q=L-" + order, clerk);
    measure(size, "desk: search by e-mail", "/desk/search?q=list" + order + "%40example.com", clerk);
    measure(size, "desk: search by serial", "/desk/search?q=" + Cases.serial(order), clerk);
    measure(size, "desk: search that finds nothing", "/desk/search?q=nothing-of-this-name", clerk);
  }

  private void measure(long size, String what, String path, String... headers) throws IOException {
    times(WARM_UP, path, headers);
    Times times = times(TIMES, path, headers);
    double p50 = times.at(0.5);
    double fewest = amongFewest.computeIfAbsent(what, _ -> p50);
    out.printf(Locale.ROOT, "| %,d | %s | %.2f | %.2f | %.2f |%n", size, what, p50, times.at(0.99), p50 / fewest);
  }

  private Times times(int count, String path, String... headers) throws IOException {
    Times times = new Times();
    try (Connection connection = new Connection(port, headers)) {
      for (int i = 0; i < count; i++) {
        long begun = System.nanoTime();
        int status = connection.get(path).status();
        // A search for a case's number leads straight to the case.
        if (status != (path.startsWith("/desk/search?q=RQL-") ? ELSEWHERE : FOUND)) {
          throw new IOException(path + " answered " + status);
        }
        times.add(System.nanoTime() - begun);
      }
    }
    return times;
  }
}
