package retour.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Processor time of the server and of its PostgreSQL, from {@code /proc}; its clock ticks a hundred times a second. */
final class Cpu {

  private static final double MILLIS_PER_TICK = 10;

  private final long server;

  /** @param server id of the server's process; PostgreSQL is what it started */
  Cpu(long server) {
    this.server = server;
  }

  /** Milliseconds so far: of the server alone, and of PostgreSQL. */
  Used used() throws IOException {
    List<Stat> all = processes();
    double database = 0;
    Set<Long> below = new HashSet<>(Set.of(server));
    for (boolean grown = true; grown; ) {
      grown = false;
      for (Stat each : all) {
        grown |= below.contains(each.parent()) && below.add(each.pid());
      }
    }
    double own = 0;
    for (Stat each : all) {
      if (each.pid() == server) {
        own = each.ticks() * MILLIS_PER_TICK;
      } else if (below.contains(each.pid())) {
        database += (each.ticks() + each.childTicks()) * MILLIS_PER_TICK;
      }
    }
    return new Used(own, database);
  }

  private static List<Stat> processes() throws IOException {
    List<Stat> all = new ArrayList<>();
    try (var entries = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path entry : entries) {
        try {
          all.add(Stat.of(Files.readString(entry.resolve("stat"))));
        } catch (IOException | UncheckedIOException gone) {
          // A process that ended meanwhile counts with its parent.
        }
      }
    }
    return all;
  }

  /** Processor time in milliseconds. */
  record Used(double server, double database) {

    Used since(Used before) {
      return new Used(server - before.server, database - before.database);
    }
  }

  private record Stat(long pid, long parent, long ticks, long childTicks) {

    private static Stat of(String line) {
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
      return new Stat(
          pid,
          Long.parseLong(fields[1]),
          Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
          Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
    }
  }
}
