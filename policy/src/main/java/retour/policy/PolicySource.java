package retour.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The text of one document with the name that faults are told under.
 *
 * @param name such as the file it was read from
 * @param text YAML
 */
public record PolicySource(String name, String text) {

  /** Far more bytes than a document may have characters. */
  private static final int MOST_BYTES = 8_000_000;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Reads a file, of which no more is taken into memory than a document may be long.
   *
   * @throws PolicyRejected when there is no such file, when it is too long, or when it is no UTF-8 text
   * @throws IOException when it cannot be read
   */
  public static PolicySource read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new PolicyRejected(file + ": this is a folder, not a document\n");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new PolicyRejected(file + ": the file has more than " + MOST_BYTES + " bytes\n");
      }
      String text = decoded(bytes, file);
      return new PolicySource(file.toString(), text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (NoSuchFileException e) {
      throw new PolicyRejected(file + ": there is no such file\n");
    }
  }

  private static String decoded(byte[] bytes, Path file) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      long line = 1 + out.flip().chars().filter(each -> each == '\n').count();
      throw new PolicyRejected(file + ":" + line + ": here is no UTF-8 text; save the file as UTF-8\n");
    }
    return out.flip().toString();
  }
}
