package retour.server.carrier;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.server.evidence.EvidenceFiles;
import retour.server.order.Delivery;
import retour.server.order.Order;

/** What a claim's carrier wants to see, and what of it is there. */
@Component
public class ClaimEvidence {

  private final Carriers carriers;
  private final CarrierClaims claims;
  private final RecordHandover handovers;
  private final EvidenceFiles files;

  ClaimEvidence(Carriers carriers, CarrierClaims claims, RecordHandover handovers, EvidenceFiles files) {
    this.carriers = carriers;
    this.claims = claims;
    this.handovers = handovers;
    this.files = files;
  }

  /**
   * One kind of evidence.
   *
   * @param there whether it is there
   * @param papers the files named for it
   */
  public record Point(EvidenceKind kind, boolean there, List<CarrierClaims.Paper> papers) {

    public Point {
      papers = List.copyOf(papers);
    }
  }

  /** All that the carrier wants, in its order; what is not named for anything yet counts for nothing. */
  public List<Point> of(CarrierClaim claim, Order order) {
    List<CarrierClaims.Paper> papers = claims.papers(claim.store(), claim.id());
    return carriers.find(claim.store(), claim.parcel().carrier()).evidence().stream()
        .map(
            kind -> {
              List<CarrierClaims.Paper> named = papers.stream().filter(each -> each.kind() == kind).toList();
              boolean there = kind.isFile() ? !named.isEmpty() : isRecorded(kind, claim, order);
              return new Point(kind, there, named);
            })
        .toList();
  }

  /** The kinds that lack. */
  List<EvidenceKind> missing(CarrierClaim claim, Order order) {
    return of(claim, order).stream().filter(point -> !point.there()).map(Point::kind).toList();
  }

  /** Files of the return, for naming what they show. */
  public List<EvidenceFiles.EvidenceFile> files(CarrierClaim claim) {
    return files.ofCase(claim.store(), claim.caseId().value());
  }

  private boolean isRecorded(EvidenceKind kind, CarrierClaim claim, Order order) {
    return switch (kind) {
      case TRACKING_NUMBER -> !claim.parcel().trackingNumber().isBlank();
      case PROOF_OF_VALUE -> true;
      case DELIVERY_RECORD -> handover(claim, order).isPresent();
      case DAMAGE_PHOTOS, PACKAGING_PHOTOS, BILL_OF_LADING, REPAIR_ESTIMATE -> false;
    };
  }

  private Optional<Delivery.Handover> handover(CarrierClaim claim, Order order) {
    return order.deliveries().stream()
        .filter(parcel -> parcel.parcelNo() == claim.parcel().no())
        .findFirst()
        .flatMap(Delivery::handover)
        .or(() -> handovers.last(claim.store(), claim.order(), claim.parcel().no()).map(RecordHandover.Kept::handover));
  }
}
