package retour.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import retour.policy.decision.Deadline;
import retour.policy.money.Money;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintActor;
import retour.server.complaint.ComplaintState;
import retour.server.complaint.Complaints.Handed;
import retour.server.complaint.ReceivedBy;
import retour.server.complaint.Remedy;

/**
 * An entry of the register with where it stands.
 *
 * @param number in the register, without gaps
 * @param takenBy who took it
 * @param granted the remedy given, once the complaint was found to be founded
 * @param returnId the return its goods come back under
 * @param terms what the store has to keep, each with its clause
 * @param missing documents that lack, by code
 * @param version counts changes; a step names the one it saw
 */
record ComplaintBody(
    UUID id,
    long number,
    String orderNumber,
    Instant filedAt,
    ReceivedBy receivedBy,
    String takenBy,
    String goods,
    String subject,
    Remedy remedy,
    Money amount,
    ComplaintState state,
    ComplaintActor nextActor,
    Optional<LocalDate> dueOn,
    Optional<Remedy> granted,
    UUID returnId,
    List<ComplaintTerm> terms,
    List<String> missing,
    List<ComplaintDocument> documents,
    long version) {

  /** A term of a complaint. */
  record ComplaintTerm(String name, String clause, LocalDate from, LocalDate lastDay, String length) {

    private static ComplaintTerm of(Deadline term) {
      return new ComplaintTerm(term.window(), term.clause(), term.from(), term.lastDay(), term.length());
    }
  }

  /**
   * A document that was handed in, or dispensed with.
   *
   * @param file absent where staff dispensed with it
   * @param cost what a receipt of transport proves
   */
  record ComplaintDocument(String kind, Optional<UUID> file, Optional<Money> cost, Instant at) {

    private static ComplaintDocument of(Handed handed) {
      return new ComplaintDocument(handed.kind(), handed.evidence(), handed.cost().map(each -> each.amount()), handed.at());
    }
  }

  static ComplaintBody of(Complaint found, List<Deadline> terms, List<String> missing, List<Handed> documents) {
    boolean founded = found.state() == ComplaintState.UPHELD || found.state() == ComplaintState.FULFILLED;
    return new ComplaintBody(
        found.key(),
        found.number(),
        found.orderNumber(),
        found.filedAt(),
        found.receivedBy(),
        found.takenBy(),
        found.goods(),
        found.claim().subject(),
        found.claim().remedy(),
        found.claim().amount(),
        found.state(),
        found.standing().nextActor(),
        found.standing().dueOn(),
        Optional.of(found.standing().remedy()).filter(_ -> founded),
        found.standing().caseId().value(),
        terms.stream().map(ComplaintTerm::of).toList(),
        missing,
        documents.stream().map(ComplaintDocument::of).toList(),
        found.version());
  }
}
