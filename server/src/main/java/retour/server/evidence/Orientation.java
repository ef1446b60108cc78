package retour.server.evidence;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a camera held a picture, as EXIF says it (tag 0x0112, 1 to 8). It goes with the EXIF data, so the picture is turned
 * before.
 */
record Orientation(int code) {

  private static final Orientation UPRIGHT = new Orientation(1);
  private static final int TAG = 0x0112;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  /** The orientation of a JPEG file; upright for anything else and for what cannot be read. */
  static Orientation of(byte[] file) {
    try {
      return ofJpeg(ByteBuffer.wrap(file));
    } catch (RuntimeException e) {
      return UPRIGHT;
    }
  }

  /** Whether width and height change places. */
  boolean isTurned() {
    return code >= 5;
  }

  /** Moves a picture of this size, as stored, to where it stands upright. */
  AffineTransform upright(int width, int height) {
    return switch (code) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }

  /** Walks the segments up to the first EXIF one. */
  private static Orientation ofJpeg(ByteBuffer file) {
    int at = 2;
    while ((file.get(at) & 0xff) == 0xff && (file.get(at + 1) & 0xff) != 0xda) {
      int length = file.getShort(at + 2) & 0xffff;
      if ((file.get(at + 1) & 0xff) == 0xe1 && startsWith(file, at + 4)) {
        int tiff = at + 4 + EXIF.length;
        return ofTiff(file.slice(tiff, length - 2 - EXIF.length));
      }
      at += 2 + length;
    }
    return UPRIGHT;
  }

  private static Orientation ofTiff(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xffff;
    for (int entry = 0; entry < entries; entry++) {
      int at = directory + 2 + entry * 12;
      if ((tiff.getShort(at) & 0xffff) == TAG) {
        return new Orientation(tiff.getShort(at + 8));
      }
    }
    return UPRIGHT;
  }

  private static boolean startsWith(ByteBuffer file, int at) {
    for (int i = 0; i < EXIF.length; i++) {
      if (file.get(at + i) != EXIF[i]) {
        return false;
      }
    }
    return true;
  }
}
