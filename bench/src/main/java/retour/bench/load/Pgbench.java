package retour.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What pgbench told.
 *
 * @param p99 of its transactions, in milliseconds
 * @param count of its transactions
 */
record Pgbench(double perSecond, double p99, long count) {

  /** Its logs begin with this. */
  static final String LOG = "log";

  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
  private static final int MICROS = 2;

  /** @param folder where its logs lie, a line for each transaction */
  static Pgbench of(String output, Path folder) throws IOException {
    Matcher tps = TPS.matcher(output);
    if (!tps.find()) {
      throw new IOException("pgbench told no rate");
    }
    try (Stream<Path> logs = Files.list(folder).filter(file -> file.getFileName().toString().startsWith(LOG + "."))) {
      long[] micros =
          logs.flatMap(Pgbench::lines)
              .mapToLong(line -> Long.parseLong(line.split(" ", -1)[MICROS]))
              .sorted()
              .toArray();
      if (micros.length == 0) {
        throw new IOException("pgbench kept no log");
      }
      return new Pgbench(Double.parseDouble(tps.group(1)), micros[(int) (micros.length * 0.99)] / 1000.0, micros.length);
    }
  }

  /** Removes a folder of files. */
  static void clear(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  private static Stream<String> lines(Path log) {
    try {
      return Files.readAllLines(log).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
