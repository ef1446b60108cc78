package retour.server.complaint;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.server.complaint.ComplaintWrites.Made;
import retour.server.complaint.ComplaintWrites.NewEvent;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.policy.PolicyKind;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.AskAgain;
import retour.server.returns.AssessReturn;
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
import retour.server.store.Stores;

/**
 * Opens a complaint again: the remedy failed, or the store was shown to be wrong. Goods that the store still holds are
 * judged again on the same return; goods that the customer has, never sent or repaired, get a new way back. Goods that
 * were replaced came under an order of their own, by which they are complained about.
 */
@Service
public class ReopenComplaint {

  private final Complaints complaints;
  private final ComplaintWrites writes;
  private final ReturnCases cases;
  private final Orders orders;
  private final Stores stores;
  private final AssessReturn assess;
  private final FileReturn fileReturn;
  private final AskAgain askAgain;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  ReopenComplaint(
      Complaints complaints,
      ComplaintWrites writes,
      ReturnCases cases,
      Orders orders,
      Stores stores,
      AssessReturn assess,
      FileReturn fileReturn,
      AskAgain askAgain,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.complaints = complaints;
    this.writes = writes;
    this.cases = cases;
    this.orders = orders;
    this.stores = stores;
    this.assess = assess;
    this.fileReturn = fileReturn;
    this.askAgain = askAgain;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Opens it again; the terms run anew from today.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED, QUANTITY_NOT_AVAILABLE or INVALID_INPUT
   *     (field {@code reason})
   */
  public Complaint reopen(ComplaintCommand command, String reason) {
    ComplaintSteps.HANDLE.require(command.actor());
    ComplaintSteps.requireReason(reason);
    transaction.executeWithoutResult(_ -> open(command, reason.strip()));
    return complaints.get(command.store(), command.id());
  }

  private void open(ComplaintCommand command, String reason) {
    Complaint complaint = complaints.get(command.store(), command.id());
    if (complaint.version() != command.version()) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE, Map.of("version", complaint.version()));
    }
    ComplaintState filed = ComplaintSteps.to(complaint, ComplaintState.FILED);
    Made made = new Made(command.actor(), clock.instant());
    ReturnCase before = cases.get(command.store(), complaint.standing().caseId());
    Filing filing = filing(complaint, before, command.actor());
    Terms terms = Terms.of(assess.assess(freed(before), filing.draft()).decision());
    Standing standing =
        new Standing(
            leg(before, filing, reason),
            filed,
            complaint.claim().remedy(),
            terms.opinionDueOn(stores.get(command.store()).dayOf(made.at())),
            terms.remedy().map(day -> day.lastDay()),
            "",
            complaint.standing().timesReopened() + 1);
    writes.step(command, standing);
    Map<String, String> told = Map.of("reason", reason, "case_before", before.id().value().toString());
    writes.tell(command.store(), command.id(), new NewEvent(ComplaintEvent.Kind.REOPENED, told), made);
  }

  private CaseId leg(ReturnCase before, Filing filing, String reason) {
    CaseCommand seen = new CaseCommand(before.store(), before.id(), before.version(), filing.actor());
    return askAgain.holdsGoods(before) ? askAgain.judgeAgain(seen, reason).id() : fileReturn.file(filing).id();
  }

  /** The order as it would stand without the units of the complaint's return. */
  private Order freed(ReturnCase before) {
    Order order = orders.find(before.store(), before.order()).orElseThrow();
    Map<Integer, Integer> units =
        before.items().stream().collect(Collectors.toMap(ReturnItem::lineNo, ReturnItem::quantity));
    return order.before(units);
  }

  private Filing filing(Complaint complaint, ReturnCase before, Actor actor) {
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
}
