package retour.server.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import retour.policy.decision.Decision;
import retour.policy.decision.Requirement;
import retour.server.complaint.Complaints.Handed;

/** The documents that the policy wants with a complaint, and which of them lack (clauses IE-21, IE-22). */
public final class Wanted {

  /** A proof of what it cost to send the goods (clause IE-26); never wanted, always welcome. */
  public static final String FREIGHT_RECEIPT = "freight_receipt";

  private static final String WITH_THE_COMPLAINT = "authorization";

  /** What the form itself, the register and the return are. */
  private static final Set<String> MET_BY_RETOUR =
      Set.of("complaint_form", "register_entry", "authorization_number");

  /** Any proof of payment will do, a courier's receipt too (Act on the sale of goods Art. 43(4)). */
  private static final Map<String, String> MEETS_TOO = Map.of("courier_receipt", "proof_of_payment");

  private Wanted() {}

  /** Every document that is wanted, by code, each once, in the policy's order. */
  public static List<String> all(Decision decision) {
    return decision.lines().stream()
        .flatMap(line -> line.requirements().stream())
        .filter(requirement -> requirement.by().equals(WITH_THE_COMPLAINT))
        .map(Requirement::what)
        .filter(what -> !MET_BY_RETOUR.contains(what))
        .distinct()
        .toList();
  }

  /** What of it was neither handed in nor dispensed with. */
  public static List<String> missing(Decision decision, List<Handed> documents) {
    List<String> there = documents.stream().map(Handed::kind).toList();
    return missing(all(decision), there);
  }

  static List<String> missing(List<String> wanted, List<String> there) {
    List<String> met = new ArrayList<>(there);
    MEETS_TOO.forEach(
        (document, other) -> {
          if (there.contains(document) || wanted.contains(document)) {
            met.add(other);
          }
        });
    return wanted.stream().filter(what -> !met.contains(what)).toList();
  }
}
