package retour.server.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import retour.server.backup.BackupKey;
import retour.server.backup.BackupRefused;
import retour.server.backup.TakeBackup;
import retour.server.platform.OpenDatabase;
import retour.server.platform.Progress;
import retour.server.platform.StartRefused;
import retour.server.vault.KeyFile;

/** Takes everything into one encrypted file, while the server runs or not. */
@Command(
    name = "backup",
    description = {
      "Takes all stores, orders, cases, money, mails and evidence into one encrypted file, while the server runs.",
      "Without the key file nobody can read the backup: keep the two apart.",
    })
final class BackupCommand implements Callable<Integer> {

  private static final int OK = 0;

  private final PrintWriter out;
  private final InstantSource clock;

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "FILE", description = "The backup to write; it must not be there yet.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "KEYFILE",
      required = true,
      description = "The file of the backups' key. Where there is none, one is made.")
  private Path keyFile = Path.of("");

  BackupCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    requireInstallation();
    try (OpenDatabase database = OpenDatabase.forCommand(data.folder(), System.getenv(), Progress.silent())) {
      BackupKey key = key();
      long rows = new TakeBackup(database.access(), Progress.silent()).to(file.toAbsolutePath(), key, clock.instant());
      KeyFile masters = KeyFile.of(data.folder(), System.getenv());
      if (masters.exists()) {
        out.println("The master keys in `" + masters.path() + "` are not in it: keep a copy of them apart as well.");
      }
      out.printf(Locale.ROOT, "%,d rows are in `%s`, encrypted with the key in `%s`.%n", rows, file, keyFile);
      out.flush();
      return OK;
    } catch (BackupRefused refused) {
      throw new StartRefused(String.valueOf(refused.getMessage()), refused);
    }
  }

  /** Looking for data must not make any. */
  private void requireInstallation() {
    if (!System.getenv().containsKey("RETOUR_DATABASE_URL") && !Files.isDirectory(data.folder())) {
      throw new StartRefused("There is no data folder `" + data.folder() + "`. Name it with --data.");
    }
  }

  private BackupKey key() {
    if (Files.exists(keyFile)) {
      return BackupKey.read(keyFile);
    }
    BackupKey made = BackupKey.make(keyFile.toAbsolutePath());
    out.println(
        "A new key is in `" + keyFile + "`. Keep it apart from the backups: without it they cannot be restored.");
    return made;
  }
}
