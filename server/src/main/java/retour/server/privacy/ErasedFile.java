package retour.server.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import retour.server.order.OrderId;
import retour.server.store.StoreId;

/**
 * Which orders' people asked to be forgotten, in a file beside the database: when a backup from before is restored, they are
 * forgotten again. It names orders, not people.
 */
final class ErasedFile {

  /** Names another file. */
  static final String PATH_VARIABLE = "RETOUR_ERASED_FILE";

  private static final String SEPARATOR = "\t";

  private final Optional<Path> path;

  private ErasedFile(Optional<Path> path) {
    this.path = path;
  }

  /**
   * The file beside the data folder, or the one named.
   *
   * @param data empty where nothing is kept: then there is no file, either
   */
  static ErasedFile of(String data, String named) {
    if (data.isEmpty()) {
      return new ErasedFile(Optional.empty());
    }
    Path folder = Path.of(data).toAbsolutePath().normalize();
    return new ErasedFile(
        Optional.of(named.isBlank() ? folder.resolveSibling(folder.getFileName() + ".erased") : Path.of(named.strip())));
  }

  /** Adds lines for good, before what they tell of counts. */
  synchronized void add(List<Line> lines) {
    path.filter(_ -> !lines.isEmpty()).ifPresent(file -> append(file, lines));
  }

  /** All lines; a last one that was cut off by a fault is no line. */
  synchronized List<Line> lines() {
    return path.filter(Files::exists).map(ErasedFile::read).orElse(List.of());
  }

  private static void append(Path file, List<Line> lines) {
    try {
      make(file);
      String text = lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path file) throws IOException {
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException _) {
      // Somebody has asked before.
    }
  }

  private static List<Line> read(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.flatMap(line -> Line.of(line).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An order whose person asked.
   *
   * @param number its number for look-up: with the moment it was placed it tells that a database is the same one
   */
  record Line(StoreId store, OrderId order, String number, Instant placedAt, Instant askedAt) {

    private static final int FIELDS = 5;

    String text() {
      return String.join(
          SEPARATOR, store.value(), Long.toString(order.value()), number, placedAt.toString(), askedAt.toString());
    }

    static Optional<Line> of(String text) {
      String[] fields = text.split(SEPARATOR, -1);
      if (fields.length != FIELDS) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Line(
                new StoreId(fields[0]),
                new OrderId(Long.parseLong(fields[1])),
                fields[2],
                Instant.parse(fields[3]),
                Instant.parse(fields[4])));
      } catch (DateTimeException | IllegalArgumentException _) {
        return Optional.empty();
      }
    }
  }
}
