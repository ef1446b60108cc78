package retour.server.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The installation's database, ready to be logged in to: the operator's own server where the environment names one, else the
 * embedded one of the data folder. Closing it stops what opening it started, and nothing else.
 */
public final class OpenDatabase implements AutoCloseable {

  private final DatabaseAccess access;
  private final Runnable closing;

  private OpenDatabase(DatabaseAccess access, Runnable closing) {
    this.access = access;
    this.closing = closing;
  }

  /**
   * Opens the database for a server, which must be the only one on its data folder.
   *
   * @param onLoss runs when the embedded database ends by itself
   * @throws StartRefused when the folder is in use or cannot be used, or the database does not let us in
   */
  public static OpenDatabase forServer(
      Path data, Map<String, String> environment, Progress progress, Runnable onLoss) {
    Optional<DatabaseAccess> external = ExternalDatabase.named(environment);
    if (external.isPresent()) {
      return reached(external.get());
    }
    DataFolder folder =
        DataFolder.hold(data)
            .orElseThrow(
                () ->
                    new StartRefused(
                        "The data folder `" + data + "` is in use by another Retour (" + DataFolder.holder(data)
                            + "). Stop that one, or name another folder with --data."));
    return embedded(folder, progress, onLoss);
  }

  /**
   * Opens the database for a short command: joins the one that a server on the same folder runs, else starts it.
   *
   * @throws StartRefused as {@link #forServer}
   */
  public static OpenDatabase forCommand(Path data, Map<String, String> environment, Progress progress) {
    Optional<DatabaseAccess> external = ExternalDatabase.named(environment);
    if (external.isPresent()) {
      return reached(external.get());
    }
    Optional<DataFolder> folder = DataFolder.hold(data);
    return folder.isPresent() ? embedded(folder.get(), progress, () -> {}) : joined(data);
  }

  public DatabaseAccess access() {
    return access;
  }

  @Override
  public void close() {
    closing.run();
  }

  private static OpenDatabase reached(DatabaseAccess access) {
    ExternalDatabase.requireReachable(access);
    return new OpenDatabase(access, () -> {});
  }

  private static OpenDatabase embedded(DataFolder folder, Progress progress, Runnable onLoss) {
    ConnectionFile connection = ConnectionFile.in(folder.path());
    try {
      connection.delete();
      EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.path(), progress);
      announce(connection, postgres);
      postgres.onLoss(onLoss);
      return new OpenDatabase(postgres.access(), () -> stop(folder, postgres));
    } catch (IOException e) {
      folder.close();
      throw new StartRefused("The data folder `" + folder.path() + "` cannot be written to.", e);
    } catch (StartRefused e) {
      folder.close();
      throw e;
    }
  }

  private static void announce(ConnectionFile connection, EmbeddedPostgres postgres) throws IOException {
    try {
      connection.write(postgres.access());
    } catch (IOException e) {
      postgres.close();
      throw e;
    }
  }

  private static void stop(DataFolder folder, EmbeddedPostgres postgres) {
    try (folder;
        postgres) {
      ConnectionFile.in(folder.path()).delete();
    } catch (IOException e) {
      throw new IllegalStateException("The connection file could not be removed.", e);
    }
  }

  private static OpenDatabase joined(Path data) {
    try {
      String url =
          ConnectionFile.in(data)
              .url()
              .orElseThrow(
                  () ->
                      new StartRefused(
                          "The data folder `" + data + "` is in use by " + DataFolder.holder(data)
                              + ", whose database is not ready. Try again in a moment."));
      Secrets secrets = Secrets.keptIn(data.resolve(EmbeddedPostgres.SECRETS_FILE));
      return new OpenDatabase(EmbeddedPostgres.access(url, secrets), () -> {});
    } catch (IOException e) {
      throw new StartRefused("The data folder `" + data + "` cannot be read: " + e.getMessage(), e);
    }
  }
}
