package retour.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demonstration's key to Impress. */
final class DemoKey {

  private DemoKey() {}

  static String of(Path data) throws IOException {
    return Files.readAllLines(data.resolve("demo-keys.txt")).stream()
        .filter(line -> line.startsWith("impress "))
        .map(line -> line.substring("impress ".length()))
        .findFirst()
        .orElseThrow(() -> new IOException("the server was not started with --demo"));
  }
}
