package retour.server.portal;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.policy.decision.Decision;
import retour.server.page.JteViews;
import retour.server.page.Page;
import retour.server.portal.view.CaseView;
import retour.server.portal.view.SlipView;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;

/** The slip that travels in the parcel, as PDF: number, codes to scan, address, what to enclose, the last day. */
@Component
class Slip {

  private static final String FONT = "DejaVu Sans";
  private static final int BOLD = 700;
  private static final int REGULAR = 400;

  private final ReturnCases cases;
  private final CasePage casePage;
  private final JteViews views;

  Slip(ReturnCases cases, CasePage casePage, JteViews views) {
    this.cases = cases;
    this.casePage = casePage;
    this.views = views;
  }

  /** Empty where there is nothing to send: no number yet, or the goods are here. */
  Optional<byte[]> of(Visit visit, ReturnCase found) {
    Page page = visit.page("portal.slip.title");
    Decision decision = cases.decision(found.store(), found.id()).decision();
    Wording wording = new Wording(visit.policy(), page.t(), page.f());
    List<CaseView.Shipping> shipping = casePage.shipping(visit, wording, found, decision);
    return shipping.stream().findFirst().map(travel -> pdf(visit, page, found, travel));
  }

  private byte[] pdf(Visit visit, Page page, ReturnCase found, CaseView.Shipping shipping) {
    SlipView slip =
        new SlipView(
            visit.store().name(),
            visit.store().color(),
            visit.order().number(),
            shipping,
            CasePage.goods(visit, page.t(), found),
            Codes.code128(shipping.number()),
            Codes.qr(shipping.number()));
    String html = views.render("portal/slip", Map.of("t", page.t(), "slip", slip));
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useFont(() -> font("DejaVuSans.ttf"), FONT, REGULAR, FontStyle.NORMAL, true);
      builder.useFont(() -> font("DejaVuSans-Bold.ttf"), FONT, BOLD, FontStyle.NORMAL, true);
      builder.withHtmlContent(html, null);
      builder.toStream(pdf);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pdf.toByteArray();
  }

  private static InputStream font(String name) {
    InputStream font = Slip.class.getResourceAsStream("/fonts/" + name);
    if (font == null) {
      throw new IllegalStateException("the font " + name + " is missing");
    }
    return font;
  }
}
