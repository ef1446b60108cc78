package retour.server.page;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Renders templates as PDF, in a font of our own that has Cyrillic too. */
@Component
public class Papers {

  private static final String FONT = "DejaVu Sans";
  private static final int BOLD = 700;
  private static final int REGULAR = 400;

  private final JteViews views;

  Papers(JteViews views) {
    this.views = views;
  }

  /**
   * A PDF. The template is a whole document of well-formed XHTML that names the font {@code DejaVu Sans}; what it shows
   * it holds itself: nothing is loaded from elsewhere.
   *
   * @param template without the ending
   */
  public byte[] pdf(String template, Map<String, Object> model) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useFont(() -> font("DejaVuSans.ttf"), FONT, REGULAR, FontStyle.NORMAL, true);
      builder.useFont(() -> font("DejaVuSans-Bold.ttf"), FONT, BOLD, FontStyle.NORMAL, true);
      builder.withHtmlContent(views.render(template, model), null);
      builder.toStream(pdf);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pdf.toByteArray();
  }

  private static InputStream font(String name) {
    InputStream font = Papers.class.getResourceAsStream("/fonts/" + name);
    if (font == null) {
      throw new IllegalStateException("the font " + name + " is missing");
    }
    return font;
  }
}
