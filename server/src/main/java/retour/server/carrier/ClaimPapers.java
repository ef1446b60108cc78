package retour.server.carrier;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.server.evidence.EvidenceFiles;
import retour.server.evidence.EvidenceFiles.EvidenceContent;
import retour.server.order.Delivery;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.page.Formats;
import retour.server.page.Pages;
import retour.server.page.Papers;
import retour.server.page.Texts;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Store;
import retour.server.store.Stores;

/**
 * The dossier that goes to the carrier with a claim: the parcel, its value, how it was handed over, and the photos. Of
 * the customer it holds what the carrier delivered by: name and address.
 */
@Component
public class ClaimPapers {

  private final Stores stores;
  private final Orders orders;
  private final Carriers carriers;
  private final CarrierClaims claims;
  private final ClaimEvidence evidence;
  private final RecordHandover handovers;
  private final EvidenceFiles files;
  private final Pages pages;
  private final Papers papers;

  ClaimPapers(Sources sources, ClaimEvidence evidence, EvidenceFiles files, Pages pages, Papers papers) {
    this.stores = sources.stores();
    this.orders = sources.orders();
    this.carriers = sources.carriers();
    this.claims = sources.claims();
    this.handovers = sources.handovers();
    this.evidence = evidence;
    this.files = files;
    this.pages = pages;
    this.papers = papers;
  }

  /** Where the facts come from. */
  @Component
  record Sources(
      Stores stores, Orders orders, Carriers carriers, CarrierClaims claims, RecordHandover handovers) {}

  /**
   * A picture in the dossier.
   *
   * @param source the picture itself as a data address, or empty for a document that is no picture
   */
  public record Picture(EvidenceKind kind, String source, String mediaType) {}

  /** What the dossier shows. */
  public record Dossier(
      CarrierClaim claim,
      Carrier carrier,
      Order order,
      Optional<Delivery> parcel,
      List<RecordHandover.Kept> records,
      List<ClaimEvidence.Point> evidence,
      List<Picture> pictures) {

    public Dossier {
      records = List.copyOf(records);
      evidence = List.copyOf(evidence);
      pictures = List.copyOf(pictures);
    }
  }

  /** The dossier as PDF in the store's own language. */
  public byte[] dossier(CarrierClaim claim) {
    Store store = stores.get(claim.store());
    Order order =
        orders.find(claim.store(), claim.order()).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    Texts t = pages.texts(store.languages().getFirst());
    Map<String, Object> model = new HashMap<>();
    model.put("t", t);
    model.put("f", new Formats(t.language(), store.zone()));
    model.put("store", store);
    model.put("dossier", gathered(claim, order));
    return papers.pdf("paper/carrier-claim", model);
  }

  private Dossier gathered(CarrierClaim claim, Order order) {
    Optional<Delivery> parcel =
        order.deliveries().stream().filter(each -> each.parcelNo() == claim.parcel().no()).findFirst();
    List<RecordHandover.Kept> records =
        handovers.ofOrder(claim.store(), claim.order()).stream()
            .filter(each -> each.parcelNo() == claim.parcel().no())
            .toList();
    return new Dossier(
        claim,
        carriers.find(claim.store(), claim.parcel().carrier()),
        order,
        parcel,
        records,
        evidence.of(claim, order),
        pictures(claim));
  }

  private List<Picture> pictures(CarrierClaim claim) {
    List<Picture> pictures = new ArrayList<>();
    for (CarrierClaims.Paper paper : claims.papers(claim.store(), claim.id())) {
      EvidenceContent content = files.read(claim.store(), paper.evidence());
      String type = content.file().mediaType();
      String source =
          type.startsWith("image/")
              ? "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content.content())
              : "";
      pictures.add(new Picture(paper.kind(), source, type));
    }
    return pictures;
  }
}
