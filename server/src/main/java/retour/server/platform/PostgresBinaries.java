package retour.server.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL, unpacked from the class path once. */
final class PostgresBinaries {

  static final String VERSION = "18.6.0";

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final int OWNER_MAY_RUN = 0100;

  private final Path folder;

  private PostgresBinaries(Path folder) {
    this.folder = folder;
  }

  /**
   * The programs below {@code parent}; unpacks them when they are not there. A cut-off unpacking leaves nothing that is taken
   * for whole.
   *
   * @throws StartRefused where there are no programs for this kind of machine
   */
  static PostgresBinaries under(Path parent, Progress progress) throws IOException {
    Path folder = parent.resolve("postgresql-" + VERSION);
    if (!Files.isDirectory(folder)) {
      progress.step("Unpacking PostgreSQL " + VERSION);
      unpack(parent, folder);
    }
    return new PostgresBinaries(folder);
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  private static void unpack(Path parent, Path folder) throws IOException {
    Path unfinished = Files.createTempDirectory(parent, "unpacking-");
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
      if (packed == null || !System.getProperty("os.arch").equals("amd64")) {
        throw new StartRefused(
            "Retour brings PostgreSQL for Linux on amd64 only. Name a PostgreSQL server in RETOUR_DATABASE_URL.");
      }
      extract(packed, unfinished);
      Files.setPosixFilePermissions(unfinished, permissions(true));
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Folders.delete(unfinished);
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private static void extract(InputStream packed, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("The archive of PostgreSQL is damaged.");
        }
        place(tar, entry, path);
      }
    }
  }

  private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(path, permissions((entry.getMode() & OWNER_MAY_RUN) != 0));
  }

  private static Set<PosixFilePermission> permissions(boolean runnable) {
    Set<PosixFilePermission> permissions =
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    if (runnable) {
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    return permissions;
  }
}
