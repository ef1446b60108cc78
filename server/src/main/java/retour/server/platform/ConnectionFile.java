package retour.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Tells other commands on the same data folder where its running database listens; the passwords are in the folder already.
 * Readable by its owner alone and removed when the database stops.
 */
record ConnectionFile(Path file) {

  private static final String URL = "url";

  static ConnectionFile in(Path data) {
    return new ConnectionFile(data.resolve("connection.properties"));
  }

  void write(DatabaseAccess access) throws IOException {
    Folders.writePrivately(file, (URL + "=" + access.url() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** The JDBC address of the running database; empty when there is none. */
  Optional<String> url() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties kept = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      kept.load(in);
    }
    return Optional.ofNullable(kept.getProperty(URL));
  }
}
