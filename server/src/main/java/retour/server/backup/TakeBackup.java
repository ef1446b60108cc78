package retour.server.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import retour.server.backup.Archive.Head;
import retour.server.backup.Archive.Table;
import retour.server.backup.Archive.Tail;
import retour.server.platform.DatabaseAccess;
import retour.server.platform.Progress;

/**
 * Takes a backup while the server works: all tables as they were at one moment, read in one transaction that waits for
 * nobody and keeps nobody waiting.
 */
public final class TakeBackup {

  private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final DatabaseAccess access;
  private final Progress progress;

  public TakeBackup(DatabaseAccess access, Progress progress) {
    this.access = access;
    this.progress = progress;
  }

  /**
   * Writes the backup. The file appears under its name when it is whole and on the disk, readable by its owner alone.
   *
   * @param now when it is taken; told at the restoring
   * @return how many rows it holds
   * @throws BackupRefused when the file is there already or cannot be written, or the database does not answer
   */
  public long to(Path file, BackupKey key, Instant now) {
    if (Files.exists(file)) {
      throw new BackupRefused("The file `" + file + "` is there already. A backup replaces nothing.");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      long rows = write(part, key, now);
      Files.createLink(file, part);
      return rows;
    } catch (FileAlreadyExistsException e) {
      throw new BackupRefused("The file `" + e.getFile() + "` is there already. A backup replaces nothing.", e);
    } catch (IOException e) {
      throw new BackupRefused("The backup cannot be written to `" + file + "`: " + e.getMessage(), e);
    } catch (SQLException e) {
      throw new BackupRefused("The database could not be read: " + e.getMessage(), e);
    } finally {
      remove(part);
    }
  }

  private long write(Path part, BackupKey key, Instant now) throws IOException, SQLException {
    try (FileChannel channel =
            FileChannel.open(
                part, NEW, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        OutputStream encrypted = key.cipher().newEncryptingStream(new Kept(channel), Archive.BOUND_TO);
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(encrypted);
        Connection connection =
            DriverManager.getConnection(access.url(), access.owner().user(), access.owner().password())) {
      zip.setUseZip64(Zip64Mode.Always);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      return write(zip, connection, now);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The backup could not be encrypted.", e);
    }
  }

  private long write(ZipArchiveOutputStream zip, Connection connection, Instant now) throws IOException, SQLException {
    Schema schema = new Schema(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    List<Table> tables = schema.tables();
    json(zip, Archive.HEAD, new Head(Archive.FORMAT, now, schema.migration(), tables));
    Map<String, Long> rows = new TreeMap<>();
    for (Table table : tables) {
      progress.step("Reading " + table.name());
      zip.putArchiveEntry(new ZipArchiveEntry(Archive.TABLES + table.name()));
      rows.put(
          table.name(),
          connection.unwrap(PGConnection.class).getCopyAPI().copyOut(schema.copyOut(table), new Open(zip)));
      zip.closeArchiveEntry();
    }
    json(zip, Archive.TAIL, new Tail(rows, schema.sequences()));
    zip.finish();
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void json(ZipArchiveOutputStream zip, String name, Object value) throws IOException {
    zip.putArchiveEntry(new ZipArchiveEntry(name));
    zip.write(Archive.JSON.writeValueAsBytes(value));
    zip.closeArchiveEntry();
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new BackupRefused("The file `" + part + "` was left behind and cannot be removed.", e);
    }
  }

  /** Stays open when the copying of one table closes its stream. */
  private static final class Open extends FilterOutputStream {

    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** Is on the disk when it is closed. */
  private static final class Kept extends OutputStream {

    private final FileChannel channel;
    private final OutputStream out;

    Kept(FileChannel channel) {
      this.channel = channel;
      this.out = java.nio.channels.Channels.newOutputStream(channel);
    }

    @Override
    public void write(int single) throws IOException {
      out.write(single);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      if (channel.isOpen()) {
        channel.force(true);
      }
      out.close();
    }
  }
}
