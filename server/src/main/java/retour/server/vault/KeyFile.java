package retour.server.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import retour.server.platform.StartRefused;

/**
 * The master keys in a file that only its owner may read: beside the data folder, not in it, so that a copy of the folder
 * does not hold both.
 */
public final class KeyFile implements MasterKeys {

  /** Names another file. */
  public static final String PATH_VARIABLE = "RETOUR_KEY_FILE";

  private final Path path;

  private KeyFile(Path path) {
    this.path = path;
  }

  /** The file that the environment names; else the one beside the data folder. */
  public static KeyFile of(Path data, Map<String, String> environment) {
    String named = environment.getOrDefault(PATH_VARIABLE, "").strip();
    Path folder = data.toAbsolutePath().normalize();
    return new KeyFile(named.isEmpty() ? folder.resolveSibling(folder.getFileName() + ".keys") : Path.of(named));
  }

  public Path path() {
    return path;
  }

  public boolean exists() {
    return Files.exists(path);
  }

  /** Makes the file with a first key where there is none; of several who do so at once one wins, and it is never seen half. */
  void make() {
    Path part = part();
    try {
      write(part, KeyText.fresh());
      Files.createLink(path, part);
    } catch (FileAlreadyExistsException _) {
      ring();
    } catch (IOException | UnsupportedOperationException e) {
      throw new StartRefused(
          "The master key cannot be written to `" + path + "`. Name another file with " + PATH_VARIABLE + ".", e);
    } finally {
      discard(part);
    }
  }

  @Override
  public Ring ring() {
    try {
      return KeyText.read(Files.readString(path, StandardCharsets.US_ASCII));
    } catch (IOException | IllegalArgumentException e) {
      throw new StartRefused("The file of master keys `" + path + "` cannot be read. Restore it from its copy.", e);
    }
  }

  /** A new key wraps from now on; the earlier ones stay. */
  Ring add() {
    List<MasterKey> keys = new ArrayList<>(ring().keys());
    keys.add(KeyText.random());
    return replace(new Ring(keys));
  }

  /** All but the current key are gone. */
  Ring forgetEarlier() {
    return replace(new Ring(List.of(ring().current())));
  }

  private Ring replace(Ring ring) {
    Path part = part();
    try {
      write(part, ring);
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
      return ring;
    } catch (IOException e) {
      throw new StartRefused("The master keys cannot be written to `" + path + "`.", e);
    } finally {
      discard(part);
    }
  }

  private Path part() {
    return path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + ".part");
  }

  private static void write(Path part, Ring ring) throws IOException {
    Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(part, KeyText.write(ring), StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
