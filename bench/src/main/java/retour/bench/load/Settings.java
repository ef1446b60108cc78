package retour.bench.load;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is measured and where.
 *
 * @param port the server's, on this machine
 * @param data the server's data folder: says how to reach its database
 * @param sources the repository, from which the statements are read
 * @param seconds of each run, 2 to 120
 * @param clients numbers of clients, each 1 to 256
 * @param withPgbench whether pgbench runs too
 */
record Settings(int port, Path data, Path sources, int seconds, List<Integer> clients, boolean withPgbench) {

  Settings {
    clients = List.copyOf(clients);
    require(seconds >= 2 && seconds <= 120, "--seconds lies between 2 and 120");
    require(!clients.isEmpty() && clients.stream().allMatch(each -> each >= 1 && each <= 256), "--clients lie between 1 and 256");
  }

  /** @throws IllegalArgumentException when an option is unknown or out of its bounds */
  static Settings of(String[] arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      given.put(arguments[i], arguments[i + 1]);
    }
    require(given.size() * 2 == arguments.length, "options come with a value each");
    Settings settings =
        new Settings(
            Integer.parseInt(given.getOrDefault("--port", "8080")),
            Path.of(given.getOrDefault("--data", "data")),
            Path.of(given.getOrDefault("--sources", ".")),
            Integer.parseInt(given.getOrDefault("--seconds", "10")),
            Arrays.stream(given.getOrDefault("--clients", "1,16,64").split(",")).map(Integer::valueOf).toList(),
            Boolean.parseBoolean(given.getOrDefault("--pgbench", "true")));
    given.keySet().removeAll(List.of("--port", "--data", "--sources", "--seconds", "--clients", "--pgbench"));
    require(given.isEmpty(), "unknown: " + given.keySet());
    return settings;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }
}
