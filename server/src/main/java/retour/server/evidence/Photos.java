package retour.server.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** Draws photos anew: nothing of the file but its picture is kept, at most {@value #MAX_SIDE} pixels a side. */
final class Photos {

  static final int MAX_SIDE = 2400;

  private static final long MAX_PIXELS = 120_000_000L;
  private static final float QUALITY = 0.85f;
  /** Pictures are large when unpacked; more at a time would only take memory from each other. */
  private static final Semaphore AT_ONCE = new Semaphore(2);

  private Photos() {}

  /** @throws Refused with FILE_TYPE_UNKNOWN when it is broken or of absurd size */
  static byte[] reencode(byte[] file, String format) {
    AT_ONCE.acquireUninterruptibly();
    try {
      BufferedImage picture = upright(read(file), Orientation.of(file));
      return write(picture, format);
    } catch (IOException | RuntimeException e) {
      throw e instanceof Refused refused ? refused : Refused.because(ProblemCode.FILE_TYPE_UNKNOWN);
    } finally {
      AT_ONCE.release();
    }
  }

  private static BufferedImage read(byte[] file) throws IOException {
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw Refused.because(ProblemCode.FILE_TYPE_UNKNOWN);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        return read(reader);
      } finally {
        reader.dispose();
      }
    }
  }

  /** The size is read before the picture is unpacked; large ones are thinned out while they are. */
  private static BufferedImage read(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
      throw Refused.because(ProblemCode.FILE_TYPE_UNKNOWN);
    }
    int every = Math.max(1, Math.ceilDiv(Math.max(width, height), 2 * MAX_SIDE));
    ImageReadParam how = reader.getDefaultReadParam();
    how.setSourceSubsampling(every, every, 0, 0);
    return reader.read(0, how);
  }

  private static BufferedImage upright(BufferedImage picture, Orientation orientation) {
    double scale = Math.min(1.0, MAX_SIDE / (double) Math.max(picture.getWidth(), picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    boolean turned = orientation.isTurned();
    BufferedImage drawn =
        new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
    AffineTransform transform = orientation.upright(width, height);
    transform.scale(width / (double) picture.getWidth(), height / (double) picture.getHeight());
    Graphics2D graphics = drawn.createGraphics();
    graphics.setBackground(Color.WHITE);
    graphics.clearRect(0, 0, drawn.getWidth(), drawn.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, transform, null);
    graphics.dispose();
    return drawn;
  }

  private static byte[] write(BufferedImage picture, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
