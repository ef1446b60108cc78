package retour.server.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.policy.decision.Decision;
import retour.server.page.Codes;
import retour.server.page.Page;
import retour.server.page.Papers;
import retour.server.portal.view.CaseView;
import retour.server.portal.view.SlipView;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;

/** The slip that travels in the parcel, as PDF: number, codes to scan, address, what to enclose, the last day. */
@Component
class Slip {

  private final ReturnCases cases;
  private final CasePage casePage;
  private final Papers papers;

  Slip(ReturnCases cases, CasePage casePage, Papers papers) {
    this.cases = cases;
    this.casePage = casePage;
    this.papers = papers;
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
    return papers.pdf("portal/slip", Map.of("t", page.t(), "slip", slip));
  }
}
