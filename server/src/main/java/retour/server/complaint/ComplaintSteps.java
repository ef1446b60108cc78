package retour.server.complaint;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Decision;
import retour.server.complaint.ComplaintWrites.HandedIn;
import retour.server.complaint.ComplaintWrites.Made;
import retour.server.complaint.ComplaintWrites.NewEvent;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Authorization;
import retour.server.returns.CaseCommand;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.store.Right;
import retour.server.store.Role;

/** What happens to a complaint beside the opinion: documents, and taking it back. */
@Service
public class ComplaintSteps {

  static final Right HANDLE = Right.ofStaff(Role.CLERK, Role.SUPERVISOR).andPrograms();

  private static final int LONGEST_TEXT = 2_000;

  private final Complaints complaints;
  private final ComplaintWrites writes;
  private final ReturnCases cases;
  private final Authorization authorization;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  ComplaintSteps(
      Complaints complaints,
      ComplaintWrites writes,
      ReturnCases cases,
      Authorization authorization,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.complaints = complaints;
    this.writes = writes;
    this.cases = cases;
    this.authorization = authorization;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Takes in a document that is kept already as a file of the complaint's return. With the last one that lacked, the
   * complaint is complete.
   *
   * @throws Refused with NOT_FOUND, CHANGED_MEANWHILE, or NOT_NOW when the complaint is over
   */
  public Complaint handIn(ComplaintCommand command, NewComplaint.Document document) {
    return step(
        command,
        (complaint, made) -> {
          requireOpen(complaint);
          add(command, complaint, new HandedIn(document.kind(), Optional.of(document.evidence()), document.cost()), made);
          Map<String, String> told = new HashMap<>(Map.of("kind", document.kind()));
          document.cost().ifPresent(cost -> told.put("amount", cost.amount().toString()));
          writes.tell(command.store(), command.id(), new NewEvent(ComplaintEvent.Kind.DOCUMENT_GIVEN, told), made);
        });
  }

  /**
   * Lets a document rest that the policy wants: there is none, or the store knows what it would prove.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED or INVALID_INPUT (field {@code reason})
   */
  public Complaint dispense(ComplaintCommand command, String kind, String reason) {
    HANDLE.require(command.actor());
    requireReason(reason);
    return step(
        command,
        (complaint, made) -> {
          requireOpen(complaint);
          if (!missing(complaint, List.of()).contains(kind)) {
            throw Refused.because(ProblemCode.NOT_NOW);
          }
          add(command, complaint, new HandedIn(kind, Optional.empty(), Optional.empty()), made);
          Map<String, String> told = Map.of("kind", kind, "reason", reason.strip());
          writes.tell(command.store(), command.id(), new NewEvent(ComplaintEvent.Kind.DOCUMENT_DISPENSED, told), made);
        });
  }

  /**
   * The customer takes it back, before the goods come; the goods can be asked back, or complained about, again.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE or NOT_ALLOWED
   */
  public Complaint withdraw(ComplaintCommand command) {
    return step(
        command,
        (complaint, made) -> {
          ReturnCase leg = cases.get(command.store(), complaint.standing().caseId());
          authorization.cancel(new CaseCommand(command.store(), leg.id(), leg.version(), command.actor()));
          to(command, complaint, complaint.standing().to(to(complaint, ComplaintState.WITHDRAWN)));
          writes.tell(command.store(), command.id(), new NewEvent(ComplaintEvent.Kind.WITHDRAWN, Map.of()), made);
        });
  }

  private void add(ComplaintCommand command, Complaint complaint, HandedIn document, Made made) {
    writes.handIn(command.store(), command.id(), document, made);
    boolean complete = missing(complaint, List.of(document.kind())).isEmpty();
    boolean waits = complaint.state() == ComplaintState.DOCUMENTS_MISSING;
    to(command, complaint, waits && complete ? complaint.standing().to(ComplaintState.FILED) : complaint.standing());
  }

  private List<String> missing(Complaint complaint, List<String> also) {
    Decision decision = cases.decision(complaint.store(), complaint.standing().caseId()).decision();
    List<String> there =
        new ArrayList<>(complaints.documents(complaint.store(), complaint.id()).stream().map(each -> each.kind()).toList());
    there.addAll(also);
    return Wanted.missing(Wanted.all(decision), there);
  }

  static ComplaintState to(Complaint complaint, ComplaintState next) {
    if (!complaint.state().next().contains(next)) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    return next;
  }

  private void to(ComplaintCommand command, Complaint seen, Standing standing) {
    if (seen.version() != command.version()) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE, Map.of("version", seen.version()));
    }
    writes.step(command, standing);
  }

  private Complaint step(ComplaintCommand command, BiConsumer<Complaint, Made> change) {
    Instant now = clock.instant();
    transaction.executeWithoutResult(
        _ -> change.accept(complaints.get(command.store(), command.id()), new Made(command.actor(), now)));
    return complaints.get(command.store(), command.id());
  }

  private static void requireOpen(Complaint complaint) {
    if (!complaint.state().isOpen()) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  static void requireReason(String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
      throw Refused.fields(List.of(new FieldFault("reason", reason.isBlank() ? "missing" : "too_long")));
    }
  }
}
