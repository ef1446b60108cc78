package retour.server.page;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Codes to scan, as {@code data:} images whose edges fall on whole pixels. */
public final class Codes {

  private static final int BAR_HEIGHT = 120;
  private static final int PIXELS_A_MODULE = 6;
  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xffffff;

  private Codes() {}

  /** Code 128, as warehouse scanners read it. */
  public static String code128(String text) {
    BitMatrix bars = new Code128Writer().encode(text, BarcodeFormat.CODE_128, 1, 1);
    return image(bars, PIXELS_A_MODULE, BAR_HEIGHT);
  }

  /** A QR code, as phones read it. */
  public static String qr(String text) {
    try {
      BitMatrix squares =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  1,
                  1,
                  Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
      return image(squares, PIXELS_A_MODULE, PIXELS_A_MODULE);
    } catch (WriterException e) {
      throw new IllegalArgumentException("not fit for a code", e);
    }
  }

  private static String image(BitMatrix modules, int width, int height) {
    BufferedImage image =
        new BufferedImage(modules.getWidth() * width, modules.getHeight() * height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, modules.get(x / width, y / height) ? BLACK : WHITE);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }
}
