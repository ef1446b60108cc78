package retour.server.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.tika.Tika;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** What comes in, looked at by its content: names and announced types are not believed. */
final class Intake {

  private static final Tika TIKA = new Tika();

  private Intake() {}

  /**
   * Reads an upload to its end, at most {@link EvidenceFiles#MAX_BYTES}, and makes it fit to keep.
   *
   * @throws Refused with FILE_TOO_LARGE as soon as one byte too many was read, or FILE_TYPE_UNKNOWN
   */
  static Kept read(InputStream content) {
    byte[] bytes = bytes(content);
    String type = TIKA.detect(bytes);
    return switch (type) {
      case "image/jpeg" -> new Kept(type, Photos.reencode(bytes, "jpeg"));
      case "image/png" -> new Kept(type, Photos.reencode(bytes, "png"));
      case "application/pdf" -> new Kept(type, bytes);
      default -> throw Refused.because(ProblemCode.FILE_TYPE_UNKNOWN);
    };
  }

  private static byte[] bytes(InputStream content) {
    try {
      byte[] bytes = content.readNBytes((int) EvidenceFiles.MAX_BYTES + 1);
      if (bytes.length > EvidenceFiles.MAX_BYTES) {
        throw Refused.because(ProblemCode.FILE_TOO_LARGE);
      }
      if (bytes.length == 0) {
        throw Refused.because(ProblemCode.FILE_TYPE_UNKNOWN);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file fit to keep. */
  record Kept(String mediaType, byte[] content) {}
}
