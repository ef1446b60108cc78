package retour.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import retour.server.backup.BackupKey;
import retour.server.backup.BackupRefused;
import retour.server.backup.RestoreBackup;
import retour.server.platform.OpenDatabase;
import retour.server.platform.StartRefused;

/** Makes an installation of a backup, in an empty folder or an empty database. */
@Command(
    name = "restore",
    description = {
      "Makes an installation of a backup, in a new folder or in the empty database of RETOUR_DATABASE_URL.",
      "Mails that waited when the backup was taken are sent when the server starts on it.",
    })
final class RestoreCommand implements Callable<Integer> {

  private static final int OK = 0;

  private final PrintWriter out;

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file = Path.of("");

  @Option(names = "--key", paramLabel = "KEYFILE", required = true, description = "The file of the backups' key.")
  private Path keyFile = Path.of("");

  RestoreCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    boolean embedded = !System.getenv().containsKey("RETOUR_DATABASE_URL");
    if (embedded) {
      requireNew(data.folder());
    }
    try {
      BackupKey key = BackupKey.read(keyFile);
      return restore(key);
    } catch (BackupRefused refused) {
      if (embedded) {
        // It was not there, or empty, before.
        FileSystemUtils.deleteRecursively(data.folder());
      }
      throw new StartRefused(String.valueOf(refused.getMessage()), refused);
    }
  }

  private int restore(BackupKey key) {
    ConsoleProgress progress = new ConsoleProgress(out);
    try (OpenDatabase database = OpenDatabase.forCommand(data.folder(), System.getenv(), progress)) {
      RestoreBackup.Restored restored = new RestoreBackup(file, key, progress).into(database.access());
      out.printf(
          Locale.ROOT, "%,d rows of the backup of %s are restored.%n", restored.rows(), restored.takenAt());
      out.flush();
      return OK;
    }
  }

  private static void requireNew(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new StartRefused("The folder `" + folder + "` is not empty. Name a new one with --data.");
      }
    }
  }
}
