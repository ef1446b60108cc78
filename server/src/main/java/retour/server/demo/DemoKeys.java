package retour.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import retour.server.store.ApiKeys;
import retour.server.store.StoreId;

/** The demonstration's API keys, in a file of the data folder that only its owner reads. */
@Component
class DemoKeys {

  private final ApiKeys keys;
  private final String data;

  DemoKeys(ApiKeys keys, @Value("${retour.data:}") String data) {
    this.keys = keys;
    this.data = data;
  }

  /** Makes a key for each store and writes them down; without a data folder there are none. */
  void issue(List<StoreId> stores) {
    if (data.isEmpty()) {
      return;
    }
    List<String> lines = stores.stream().map(store -> store + " " + keys.issue(store, "demonstration")).toList();
    try {
      Files.deleteIfExists(file());
      Files.createFile(
          file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file(), lines, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line a store: its name and key; none when there is no such file. */
  List<String> lines() {
    try {
      return data.isEmpty() || !Files.isReadable(file()) ? List.of() : Files.readAllLines(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return Path.of(data, "demo-keys.txt");
  }
}
