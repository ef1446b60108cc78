package retour.server.api;

import java.util.List;
import org.springframework.stereotype.Component;
import retour.server.complaint.Complaint;
import retour.server.complaint.Complaints;
import retour.server.complaint.Terms;
import retour.server.complaint.Wanted;
import retour.server.returns.ReturnCases;

/** Shows a complaint as it stands: with its terms and what lacks. */
@Component
class ComplaintAnswers {

  private final Complaints complaints;
  private final ReturnCases cases;

  ComplaintAnswers(Complaints complaints, ReturnCases cases) {
    this.complaints = complaints;
    this.cases = cases;
  }

  ComplaintBody body(Complaint found) {
    var decision = cases.decision(found.store(), found.standing().caseId()).decision();
    var documents = complaints.documents(found.store(), found.id());
    List<String> missing = found.state().isOpen() ? Wanted.missing(decision, documents) : List.of();
    return ComplaintBody.of(found, Terms.of(decision).all(found.standing()), missing, documents);
  }
}
