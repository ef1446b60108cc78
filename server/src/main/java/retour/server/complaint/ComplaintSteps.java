package retour.server.complaint;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Decision;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.server.complaint.ComplaintWrites.HandedIn;
import retour.server.complaint.ComplaintWrites.Made;
import retour.server.complaint.ComplaintWrites.NewEvent;
import retour.server.policy.PolicyKind;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Authorization;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;
import retour.server.returns.FileReturn;
import retour.server.returns.FileReturn.Filing;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnCases.SaidFact;
import retour.server.returns.ReturnDraft;
import retour.server.returns.ReturnItem;
import retour.server.store.Actor;
import retour.server.store.Role;
import retour.server.store.Stores;

/** What happens to a complaint beside the opinion: documents, taking it back, opening it again. */
@Service
public class ComplaintSteps {

  private static final int LONGEST_TEXT = 2_000;

  private final Complaints complaints;
  private final ComplaintWrites writes;
  private final ReturnCases cases;
  private final FileReturn fileReturn;
  private final Authorization authorization;
  private final Stores stores;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  ComplaintSteps(
      Complaints complaints,
      ComplaintWrites writes,
      ReturnCases cases,
      FileReturn fileReturn,
      Authorization authorization,
      Stores stores,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.complaints = complaints;
    this.writes = writes;
    this.cases = cases;
    this.fileReturn = fileReturn;
    this.authorization = authorization;
    this.stores = stores;
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
    requireStaff(command.actor());
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

  /**
   * Opens it again: the remedy failed, or the store was shown to be wrong. The goods get a new way back, and the terms
   * run anew from today.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED, QUANTITY_NOT_AVAILABLE or INVALID_INPUT
   *     (field {@code reason})
   */
  public Complaint reopen(ComplaintCommand command, String reason) {
    requireStaff(command.actor());
    requireReason(reason);
    return step(
        command,
        (complaint, made) -> {
          ComplaintState filed = to(complaint, ComplaintState.FILED);
          ReturnCase before = cases.get(command.store(), complaint.standing().caseId());
          CaseId leg = fileReturn.file(again(complaint, before, command.actor())).id();
          Terms terms = Terms.of(cases.decision(command.store(), leg).decision());
          LocalDate today = stores.get(command.store()).dayOf(made.at());
          Standing standing =
              new Standing(
                  leg,
                  filed,
                  complaint.claim().remedy(),
                  terms.opinionDueOn(today),
                  terms.remedy().map(day -> day.lastDay()),
                  "",
                  complaint.standing().timesReopened() + 1);
          to(command, complaint, standing);
          Map<String, String> told =
              Map.of("reason", reason.strip(), "case_before", before.id().value().toString());
          writes.tell(command.store(), command.id(), new NewEvent(ComplaintEvent.Kind.REOPENED, told), made);
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

  private Filing again(Complaint complaint, ReturnCase before, Actor actor) {
    List<SaidFact> said = cases.facts(before.store(), before.id());
    List<ReturnDraft.DraftLine> lines =
        before.items().stream()
            .map(
                (ReturnItem item) ->
                    new ReturnDraft.DraftLine(
                        item.lineNo(),
                        item.quantity(),
                        claims(said, item.itemNo()),
                        Optional.of(complaint.claim().remedy().resolution())))
            .toList();
    return new Filing(
        before.store(),
        before.order(),
        new ReturnDraft(PolicyKind.COMPLAINTS, lines, claims(said, 0)),
        complaint.channel(),
        complaint.language(),
        actor);
  }

  private static Map<String, FactValue> claims(List<SaidFact> said, int itemNo) {
    Map<String, FactValue> claims = new HashMap<>();
    said.stream()
        .filter(each -> each.itemNo() == itemNo)
        .map(SaidFact::fact)
        .filter(fact -> fact.source() == FactSource.SHOPPER)
        .forEach((Fact fact) -> claims.put(fact.name(), fact.value()));
    return claims;
  }

  private static ComplaintState to(Complaint complaint, ComplaintState next) {
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

  private static void requireStaff(Actor actor) {
    boolean allowed =
        switch (actor) {
          case Actor.Program _ -> true;
          case Actor.Shopper _, Actor.Clock _ -> false;
          case Actor.Staff staff ->
              staff.role() == Role.CLERK || staff.role() == Role.SUPERVISOR || staff.role() == Role.ADMINISTRATOR;
        };
    if (!allowed) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
  }

  private static void requireReason(String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
      throw Refused.fields(List.of(new FieldFault("reason", reason.isBlank() ? "missing" : "too_long")));
    }
  }
}
