package retour.server.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * PostgreSQL's own folder with all that it stores, made by initdb beside its place and then renamed, so that it is whole or
 * not there.
 *
 * @param data the data folder it is kept in
 * @param runAs under whom PostgreSQL works on it
 */
record PostgresCluster(Path data, RunAs runAs) {

  static final String SUPERUSER = "postgres";

  private static final String FOLDER = "postgresql";
  private static final String RUN_AS_FILE = "postgresql.run-as";

  /** The cluster of a data folder; made when it is not there. */
  static PostgresCluster in(Path data, PostgresBinaries binaries, Secrets secrets, Progress progress)
      throws IOException {
    Path runAsFile = data.resolve(RUN_AS_FILE);
    if (Files.isDirectory(data.resolve(FOLDER))) {
      return new PostgresCluster(data, kept(runAsFile)).checked();
    }
    RunAs runAs = RunAs.choose();
    progress.step("Creating the database in " + data);
    Files.writeString(runAsFile, runAs.name() + "\n");
    Path unfinished = data.resolve("postgresql.new");
    Folders.delete(unfinished);
    Files.createDirectory(unfinished);
    runAs.own(unfinished);
    PostgresCluster cluster = new PostgresCluster(data, runAs);
    cluster.initialize(unfinished, binaries, secrets);
    Files.move(unfinished, cluster.folder(), StandardCopyOption.ATOMIC_MOVE);
    return cluster;
  }

  /** PostgreSQL's own folder. */
  Path folder() {
    return data.resolve(FOLDER);
  }

  private void initialize(Path folder, PostgresBinaries binaries, Secrets secrets) throws IOException {
    requireReach(folder, binaries);
    Path passwordFile = data.resolve("postgresql.password");
    Folders.writePrivately(passwordFile, secrets.superuser().getBytes(StandardCharsets.UTF_8));
    runAs.own(passwordFile);
    try {
      Commands.Outcome outcome =
          Commands.run(runAs.command(initdb(folder, binaries, passwordFile)), data);
      if (outcome.exit() != 0) {
        throw new StartRefused("The database could not be created: " + outcome.lastLine());
      }
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  private static List<String> initdb(Path folder, PostgresBinaries binaries, Path passwordFile) {
    return List.of(
        binaries.program("initdb").toString(),
        "--pgdata=" + folder,
        "--username=" + SUPERUSER,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions");
  }

  private void requireReach(Path folder, PostgresBinaries binaries) {
    boolean reachable =
        Commands.succeeds(runAs.command(List.of("test", "-w", folder.toString())))
            && Commands.succeeds(runAs.command(List.of("test", "-x", binaries.program("initdb").toString())));
    if (!reachable) {
      throw new StartRefused(
          "PostgreSQL cannot run as root and the user nobody cannot enter `"
              + data
              + "`. Start Retour as an ordinary user, or name a folder that all may enter with --data.");
    }
  }

  private static RunAs kept(Path file) throws IOException {
    try {
      return RunAs.valueOf(Files.readString(file).strip());
    } catch (IllegalArgumentException e) {
      throw new StartRefused("The file `" + file + "` is damaged. Restore it from a backup.", e);
    }
  }

  private PostgresCluster checked() throws IOException {
    int wanted = runAs == RunAs.NOBODY ? RunAs.NOBODY_ID : RunAs.userId(Path.of("/proc/self"));
    if (RunAs.userId(folder()) != wanted) {
      throw new StartRefused(
          "The folder `" + data + "` belongs to another user. Start Retour as that user, or name another"
              + " folder with --data.");
    }
    if (runAs == RunAs.NAMESPACE && !Commands.succeeds(runAs.command(List.of("true")))) {
      throw new StartRefused(
          "The folder `" + data + "` was made where root may use user namespaces; here it may not.");
    }
    return this;
  }
}
