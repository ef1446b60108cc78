package retour.server.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which an installation keeps its data, held by one process at a time. The hold is the operating system's file
 * lock, so it ends with the process however that ends.
 */
final class DataFolder implements AutoCloseable {

  private static final String LOCK_FILE = "retour.lock";

  private final Path path;
  private final FileChannel lockFile;

  private DataFolder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder where it is not there and holds it; empty when another process holds it.
   *
   * @throws StartRefused when it cannot be made or written to
   */
  static Optional<DataFolder> hold(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      make(path);
      FileChannel lockFile =
          FileChannel.open(
              path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lock(lockFile) == null) {
        lockFile.close();
        return Optional.empty();
      }
      note(lockFile);
      return Optional.of(new DataFolder(path, lockFile));
    } catch (IOException e) {
      throw new StartRefused("The data folder `" + path + "` cannot be used: " + reason(e), e);
    }
  }

  /** Tells who holds the folder, for people. */
  static String holder(Path folder) {
    try {
      return "process " + Files.readString(folder.resolve(LOCK_FILE)).strip();
    } catch (IOException e) {
      return "another process";
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new IllegalStateException("The data folder could not be released.", e);
    }
  }

  /** Others may pass through, which PostgreSQL needs where it runs as nobody, but see nothing. */
  private static void make(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
    }
  }

  private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void note(FileChannel lockFile) throws IOException {
    String pid = ProcessHandle.current().pid() + "\n";
    lockFile.truncate(0);
    lockFile.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "you may not write there. Name another with --data.";
      case FileAlreadyExistsException there -> "a file of that name is in the way. Name another with --data.";
      default -> failure.getMessage() + ". Name another with --data.";
    };
  }
}
