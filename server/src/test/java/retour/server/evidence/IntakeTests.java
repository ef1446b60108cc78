package retour.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

class IntakeTests {

  @Test
  void drawsAPhotoAnewWithoutWhatElseWasInIt() throws IOException {
    byte[] photo = withExif(picture(400, 300, "jpeg"), 1);

    Intake.Kept kept = Intake.read(new ByteArrayInputStream(photo));

    assertThat(kept.mediaType()).isEqualTo("image/jpeg");
    assertThat(text(photo)).contains("Exif").contains("GPS-HERE");
    assertThat(text(kept.content())).doesNotContain("Exif").doesNotContain("GPS-HERE");
    assertThat(decoded(kept)).satisfies(image -> assertThat(image.getWidth()).isEqualTo(400));
  }

  @Test
  void turnsAPhotoTheWayTheCameraWasHeld() throws IOException {
    byte[] photo = withExif(picture(400, 300, "jpeg"), 6);

    BufferedImage upright = decoded(Intake.read(new ByteArrayInputStream(photo)));

    assertThat(upright.getWidth()).isEqualTo(300);
    assertThat(upright.getHeight()).isEqualTo(400);
    assertThat(isRed(upright, 290, 10)).isTrue();
    assertThat(isRed(upright, 10, 10)).isFalse();
  }

  @Test
  void shrinksLargePicturesToTheLimit() throws IOException {
    BufferedImage small = decoded(Intake.read(new ByteArrayInputStream(picture(6000, 3000, "png"))));

    assertThat(small.getWidth()).isEqualTo(Photos.MAX_SIDE);
    assertThat(small.getHeight()).isEqualTo(1200);
  }

  @Test
  void keepsDocumentsAsTheyAre() {
    byte[] document = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII);

    Intake.Kept kept = Intake.read(new ByteArrayInputStream(document));

    assertThat(kept.mediaType()).isEqualTo("application/pdf");
    assertThat(kept.content()).isEqualTo(document);
  }

  @Test
  void refusesAProgramWhateverItsName() {
    byte[] program = new byte[512];
    program[0] = 'M';
    program[1] = 'Z';

    assertThatThrownBy(() -> Intake.read(new ByteArrayInputStream(program)))
        .satisfies(refusedFor(ProblemCode.FILE_TYPE_UNKNOWN));
  }

  @Test
  void refusesBrokenEmptyAndForeignPictures() throws IOException {
    byte[] broken = picture(400, 300, "jpeg");
    byte[] webp = "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1);

    for (byte[] bad : new byte[][] {Arrays.copyOf(broken, 20), webp, {}, "<svg/>".getBytes(StandardCharsets.US_ASCII)}) {
      assertThatThrownBy(() -> Intake.read(new ByteArrayInputStream(bad)))
          .satisfies(refusedFor(ProblemCode.FILE_TYPE_UNKNOWN));
    }
  }

  @Test
  void refusesAPixelBombBeforeUnpackingIt() throws IOException {
    byte[] bomb = picture(10, 10, "png");
    ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
    CRC32 sum = new CRC32();
    sum.update(bomb, 12, 17);
    ByteBuffer.wrap(bomb).putInt(29, (int) sum.getValue());

    assertThatThrownBy(() -> Intake.read(new ByteArrayInputStream(bomb)))
        .satisfies(refusedFor(ProblemCode.FILE_TYPE_UNKNOWN));
  }

  @Test
  void stopsReadingAtTheLimit() {
    Endless endless = new Endless();

    assertThatThrownBy(() -> Intake.read(endless)).satisfies(refusedFor(ProblemCode.FILE_TOO_LARGE));

    assertThat(endless.read).isLessThanOrEqualTo(EvidenceFiles.MAX_BYTES + 1);
  }

  private static byte[] picture(int width, int height, String format) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 40 && x < width; x++) {
      for (int y = 0; y < 40 && y < height; y++) {
        image.setRGB(x, y, Color.RED.getRGB());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  /** A JPEG with an EXIF segment that names an orientation and a place. */
  private static byte[] withExif(byte[] jpeg, int orientation) {
    byte[] place = "GPS-HERE".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer exif = ByteBuffer.allocate(4 + 6 + 8 + 2 + 12 + 4 + place.length);
    exif.putShort((short) 0xffe1).putShort((short) (exif.capacity() - 2));
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0).put(place);
    return ByteBuffer.allocate(jpeg.length + exif.capacity())
        .put(jpeg, 0, 2)
        .put(exif.array())
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  private static BufferedImage decoded(Intake.Kept kept) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(kept.content()));
  }

  private static boolean isRed(BufferedImage image, int x, int y) {
    Color color = new Color(image.getRGB(x, y));
    return color.getRed() > 150 && color.getGreen() < 100;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static Consumer<Throwable> refusedFor(ProblemCode code) {
    return thrown -> assertThat(((Refused) thrown).code()).isEqualTo(code);
  }

  /** An upload that never ends. */
  private static final class Endless extends InputStream {

    private long read;

    @Override
    public int read() {
      read++;
      return 'a';
    }

    @Override
    public int read(byte[] into, int from, int length) {
      read += length;
      return length;
    }
  }
}
