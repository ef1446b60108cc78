package retour.server.desk;

import java.util.List;
import java.util.UUID;
import retour.server.carrier.Carrier;
import retour.server.carrier.CarrierClaim;
import retour.server.carrier.ClaimEvent;
import retour.server.carrier.ClaimEvidence;
import retour.server.carrier.ClaimState;
import retour.server.carrier.EvidenceKind;
import retour.server.evidence.EvidenceFiles.EvidenceFile;
import retour.server.page.Choice;

/** A claim against a carrier on its page. */
public record ClaimView(
    CarrierClaim claim,
    Carrier carrier,
    List<ClaimEvidence.Point> evidence,
    List<EvidenceFile> files,
    List<ClaimEvent> history) {

  public ClaimView {
    evidence = List.copyOf(evidence);
    files = List.copyOf(files);
    history = List.copyOf(history);
  }

  public String address() {
    return address(claim);
  }

  static String address(CarrierClaim claim) {
    return "/desk/claims/" + claim.id().value();
  }

  public boolean can(ClaimState next) {
    return claim.state().next().contains(next);
  }

  public boolean isDraft() {
    return claim.state() == ClaimState.DRAFT;
  }

  /** Files that are not named for anything yet. */
  public List<EvidenceFile> loose() {
    List<UUID> named =
        evidence.stream().flatMap(point -> point.papers().stream()).map(paper -> paper.evidence()).toList();
    return files.stream().filter(file -> !named.contains(file.id())).toList();
  }

  /** What a file can show. */
  public List<Choice> kinds(Desk desk) {
    return List.of(EvidenceKind.values()).stream()
        .filter(EvidenceKind::isFile)
        .map(kind -> new Choice(kind.code(), desk.t().get("carrier.evidence." + kind.code())))
        .toList();
  }
}
