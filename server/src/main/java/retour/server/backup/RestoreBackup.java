package retour.server.backup;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import retour.server.backup.Archive.Head;
import retour.server.backup.Archive.Table;
import retour.server.backup.Archive.Tail;
import retour.server.platform.DatabaseAccess;
import retour.server.platform.Migrations;
import retour.server.platform.Progress;

/**
 * Makes an installation of a backup: the tables as the backup's version had them, its rows in one transaction, then the
 * migrations that came since.
 */
public final class RestoreBackup {

  private final Path file;
  private final BackupKey key;
  private final Progress progress;

  public RestoreBackup(Path file, BackupKey key, Progress progress) {
    this.file = file;
    this.key = key;
    this.progress = progress;
  }

  /**
   * What was restored.
   *
   * @param takenAt the moment whose state it is
   * @param rows in all tables together
   */
  public record Restored(Instant takenAt, long rows) {}

  /**
   * Fills an empty database.
   *
   * @throws BackupRefused when the file is no backup, is not whole, was changed, has another key or a newer version, or when
   *     the database is not empty; no row is kept then
   */
  public Restored into(DatabaseAccess access) {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        ZipArchiveInputStream zip = new ZipArchiveInputStream(decrypted(raw))) {
      Head head = head(zip, access);
      requireEmpty(access);
      Migrations.migrateTo(access, head.migration());
      Restored restored = restore(zip, head, access);
      Migrations.migrate(access);
      return restored;
    } catch (IOException e) {
      throw new BackupRefused(
          "`" + file + "` cannot be restored: it is no whole backup, was changed, or belongs to another key.", e);
    } catch (SQLException e) {
      throw new BackupRefused("The database did not take the backup: " + e.getMessage(), e);
    }
  }

  private InputStream decrypted(InputStream raw) throws IOException {
    try {
      return key.cipher().newDecryptingStream(raw, Archive.BOUND_TO);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static Head head(ZipArchiveInputStream zip, DatabaseAccess access) throws IOException {
    require(zip, Archive.HEAD);
    Head head = Archive.JSON.readValue(new Open(zip), Head.class);
    if (head.format() != Archive.FORMAT || !Migrations.knows(access, head.migration())) {
      throw new BackupRefused("The backup was taken by a newer Retour. Restore it with that one.");
    }
    return head;
  }

  private static void requireEmpty(DatabaseAccess access) throws SQLException {
    try (Connection connection = connect(access)) {
      if (!schema(connection).tables().isEmpty()) {
        throw new BackupRefused("The database is not empty. A backup is restored into an empty one only.");
      }
    }
  }

  private Restored restore(ZipArchiveInputStream zip, Head head, DatabaseAccess access)
      throws IOException, SQLException {
    try (Connection connection = connect(access)) {
      connection.setAutoCommit(false);
      Schema schema = schema(connection);
      requireSame(head.tables(), schema.tables());
      Map<String, Long> rows = new TreeMap<>();
      for (Table table : head.tables()) {
        progress.step("Writing " + table.name());
        require(zip, Archive.TABLES + table.name());
        schema.triggers(table, false);
        rows.put(
            table.name(),
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(schema.copyIn(table), new Open(zip)));
      }
      finish(zip, schema, head, rows);
      connection.commit();
      return new Restored(head.takenAt(), rows.values().stream().mapToLong(Long::longValue).sum());
    }
  }

  private static void finish(ZipArchiveInputStream zip, Schema schema, Head head, Map<String, Long> rows)
      throws IOException {
    require(zip, Archive.TAIL);
    Tail tail = Archive.JSON.readValue(new Open(zip), Tail.class);
    if (!tail.rows().equals(rows) || zip.getNextEntry() != null) {
      throw new BackupRefused("The backup does not hold the rows that it names.");
    }
    tail.sequences().forEach(schema::setSequence);
    head.tables().forEach(table -> schema.triggers(table, true));
  }

  private static void requireSame(List<Table> kept, List<Table> here) {
    if (!kept.equals(here)) {
      throw new BackupRefused("The backup's tables are not those of its version of Retour.");
    }
  }

  private static void require(ZipArchiveInputStream zip, String name) throws IOException {
    ZipArchiveEntry entry = zip.getNextEntry();
    if (entry == null || !entry.getName().equals(name)) {
      throw new IOException("no " + name);
    }
  }

  private static Connection connect(DatabaseAccess access) throws SQLException {
    return DriverManager.getConnection(access.url(), access.owner().user(), access.owner().password());
  }

  private static Schema schema(Connection connection) {
    return new Schema(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
  }

  /** Stays open when the reading of one entry closes its stream. */
  private static final class Open extends FilterInputStream {

    Open(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // The archive is closed by who opened it.
    }
  }
}
