package retour.server.order;

import static retour.server.order.ImportRefused.Reason.FILE_EMPTY;
import static retour.server.order.ImportRefused.Reason.FILE_NOT_READABLE;
import static retour.server.order.ImportRefused.Reason.FILE_NOT_TEXT;
import static retour.server.order.ImportRefused.Reason.FILE_NOT_UTF8;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** A file to import: plain or gzip, recognised by its content, never by its name. */
final class SourceFile {

  private static final int SNIFFED = 4096;

  private final Path path;
  private final long size;
  private final AtomicLong bytesRead = new AtomicLong();

  /** @throws ImportRefused when it cannot be read or is no text */
  SourceFile(Path path) {
    this.path = path;
    try {
      if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
        throw new ImportRefused(FILE_NOT_READABLE, path.toString());
      }
      this.size = Files.size(path);
    } catch (IOException e) {
      throw new ImportRefused(FILE_NOT_READABLE, path.toString());
    }
  }

  long size() {
    return size;
  }

  /** Bytes of the file read so far, packed as it is. */
  long bytesRead() {
    return bytesRead.get();
  }

  /** Whether it holds JSON: its first character opens an array or an object. */
  boolean isJson() throws IOException {
    try (InputStream in = open()) {
      byte[] start = in.readNBytes(SNIFFED);
      for (byte each : start) {
        if (!Character.isWhitespace(each)) {
          return each == '[' || each == '{';
        }
      }
      throw new ImportRefused(FILE_EMPTY, path.toString());
    }
  }

  /**
   * Its content, unpacked, without a byte order mark.
   *
   * @throws ImportRefused when it is empty or no UTF-8 text
   */
  InputStream open() throws IOException {
    bytesRead.set(0);
    InputStream plain = unpacked(new BufferedInputStream(new Counted(Files.newInputStream(path)), 1 << 16));
    plain.mark(SNIFFED);
    byte[] start = plain.readNBytes(SNIFFED);
    plain.reset();
    requireText(start);
    if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
      plain.skipNBytes(3);
    }
    return plain;
  }

  private InputStream unpacked(InputStream raw) throws IOException {
    raw.mark(2);
    byte[] magic = raw.readNBytes(2);
    raw.reset();
    if (!startsWith(magic, 0x1F, 0x8B)) {
      return raw;
    }
    try {
      return new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16);
    } catch (IOException broken) {
      throw new ImportRefused(FILE_NOT_READABLE, path.toString());
    }
  }

  private void requireText(byte[] start) {
    if (start.length == 0) {
      throw new ImportRefused(FILE_EMPTY, path.toString());
    }
    if (startsWith(start, 0xFE, 0xFF) || startsWith(start, 0xFF, 0xFE)) {
      throw new ImportRefused(FILE_NOT_UTF8, path.toString());
    }
    for (byte each : start) {
      if (each == 0) {
        throw new ImportRefused(FILE_NOT_TEXT, path.toString());
      }
    }
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    return bytes.length >= magic.length
        && IntStream.range(0, magic.length).allMatch(i -> Byte.toUnsignedInt(bytes[i]) == magic[i]);
  }

  /** Counts what is read from the file. */
  private final class Counted extends FilterInputStream {

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        bytesRead.incrementAndGet();
      }
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      if (read > 0) {
        bytesRead.addAndGet(read);
      }
      return read;
    }
  }
}
