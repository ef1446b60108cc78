package retour.server.api;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintActor;
import retour.server.complaint.ComplaintState;
import retour.server.complaint.Remedy;

/**
 * An entry of the register in a list.
 *
 * @param number in the register, without gaps
 * @param goods as the register names them
 */
record ComplaintRow(
    UUID id,
    long number,
    String orderNumber,
    LocalDate filedOn,
    String goods,
    Remedy remedy,
    ComplaintState state,
    ComplaintActor nextActor,
    Optional<LocalDate> dueOn) {

  static ComplaintRow of(Complaint found) {
    return new ComplaintRow(
        found.key(),
        found.number(),
        found.orderNumber(),
        found.filedOn(),
        found.goods(),
        found.claim().remedy(),
        found.state(),
        found.standing().nextActor(),
        found.standing().dueOn());
  }
}
