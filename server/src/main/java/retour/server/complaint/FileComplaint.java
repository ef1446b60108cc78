package retour.server.complaint;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Decision;
import retour.policy.money.Money;
import retour.server.complaint.ComplaintWrites.Entered;
import retour.server.complaint.ComplaintWrites.HandedIn;
import retour.server.complaint.ComplaintWrites.Made;
import retour.server.complaint.ComplaintWrites.NewEvent;
import retour.server.evidence.EvidenceFiles;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.order.Orders;
import retour.server.policy.PolicyKind;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;
import retour.server.returns.FileReturn;
import retour.server.returns.FileReturn.Filing;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnDraft;
import retour.server.settlement.GiveBankAccount;
import retour.server.store.Store;
import retour.server.store.Stores;

/**
 * Enters a complaint: a number in the register, the return its goods come back under, and what lacks. A complaint is
 * never turned away for what lacks (Act on the sale of goods Art. 46): it is entered, and its term runs.
 */
@Service
public class FileComplaint {

  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_LINE = 300;

  private final Stores stores;
  private final Orders orders;
  private final FileReturn fileReturn;
  private final ReturnCases cases;
  private final GiveBankAccount giveAccount;
  private final EvidenceFiles evidence;
  private final Complaints complaints;
  private final ComplaintWrites writes;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  FileComplaint(
      Stores stores,
      Orders orders,
      FileReturn fileReturn,
      ReturnCases cases,
      GiveBankAccount giveAccount,
      EvidenceFiles evidence,
      Complaints complaints,
      ComplaintWrites writes,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.stores = stores;
    this.orders = orders;
    this.fileReturn = fileReturn;
    this.cases = cases;
    this.giveAccount = giveAccount;
    this.evidence = evidence;
    this.complaints = complaints;
    this.writes = writes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Enters it once: the same form sent twice, or the same return turned into a complaint twice, gives the first entry.
   *
   * <p>Fields: {@code subject} ({@code missing}, {@code too_long}), {@code name}, {@code address}, {@code phone} ({@code
   * too_long}), {@code amount} ({@code negative}, {@code above_paid}: more than was paid for the goods and than the
   * receipts of transport prove), {@code documents} ({@code unknown_file}), and those of a return's draft.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, INVALID_INPUT or QUANTITY_NOT_AVAILABLE; nothing is stored
   */
  public Complaint file(NewComplaint complaint) {
    Order order =
        orders
            .find(complaint.store(), complaint.order())
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    NewComplaint whole = completed(complaint, order);
    require(whole, order);
    ComplaintId id = transaction.execute(_ -> enter(whole, order, clock.instant()));
    return complaints.get(complaint.store(), id);
  }

  private ComplaintId enter(NewComplaint complaint, Order order, Instant now) {
    writes.lockRegister(complaint.store());
    Optional<ComplaintId> before = writes.entered(complaint);
    if (before.isPresent()) {
      return before.get();
    }
    Store store = stores.get(complaint.store());
    Made made = new Made(complaint.intake().actor(), now);
    LocalDate today = store.dayOf(now);
    CaseId caseId = fileReturn.file(filing(complaint), order).id();
    Decision decision = cases.decision(complaint.store(), caseId).decision();
    Entered entered = writes.enter(complaint, goods(complaint, order), made, today);
    List<String> missing =
        Wanted.missing(Wanted.all(decision), complaint.documents().stream().map(NewComplaint.Document::kind).toList());
    writes.stand(complaint.store(), entered.id(), standing(caseId, complaint, Terms.of(decision), missing, today));
    for (NewComplaint.Document document : complaint.documents()) {
      HandedIn handed = new HandedIn(document.kind(), Optional.of(document.evidence()), document.cost());
      writes.handIn(complaint.store(), entered.id(), handed, made);
    }
    Map<String, String> told =
        Map.of("number", Long.toString(entered.number()), "missing", String.join(" ", missing));
    writes.tell(complaint.store(), entered.id(), new NewEvent(ComplaintEvent.Kind.FILED, told), made);
    keepAccount(complaint, caseId);
    return entered.id();
  }

  private void keepAccount(NewComplaint complaint, CaseId caseId) {
    ReturnCase leg = cases.get(complaint.store(), caseId);
    CaseCommand command =
        new CaseCommand(complaint.store(), caseId, leg.version(), complaint.intake().actor());
    complaint.account().ifPresent(given -> giveAccount.giveAhead(command, given.account(), given.agreed()));
  }

  private static Standing standing(
      CaseId caseId, NewComplaint complaint, Terms terms, List<String> missing, LocalDate today) {
    return new Standing(
        caseId,
        missing.isEmpty() ? ComplaintState.FILED : ComplaintState.DOCUMENTS_MISSING,
        complaint.claim().remedy(),
        terms.opinionDueOn(today),
        terms.remedy().map(day -> day.lastDay()),
        "",
        0);
  }

  private static Filing filing(NewComplaint complaint) {
    List<ReturnDraft.DraftLine> lines =
        complaint.lines().stream()
            .map(
                line ->
                    new ReturnDraft.DraftLine(
                        line.lineNo(),
                        line.quantity(),
                        line.claims(),
                        Optional.of(complaint.claim().remedy().resolution())))
            .toList();
    return new Filing(
        complaint.store(),
        complaint.order(),
        new ReturnDraft(PolicyKind.COMPLAINTS, lines, complaint.shared()),
        complaint.intake().channel(),
        complaint.intake().language(),
        complaint.intake().actor());
  }

  /** What the person did not say and the order knows. */
  private NewComplaint completed(NewComplaint complaint, Order order) {
    Complaint.Claim claim = complaint.claim();
    Complaint.Claim known =
        new Complaint.Claim(
            claim.subject().strip(),
            claim.remedy(),
            claim.amount(),
            claim.name().isBlank() ? order.buyer().name() : claim.name().strip(),
            claim.address().isBlank() ? order.buyer().address() : claim.address().strip(),
            claim.phone().isBlank() ? order.buyer().phone() : claim.phone().strip());
    NewComplaint.Intake intake = complaint.intake();
    String language = stores.get(complaint.store()).language(intake.language());
    return new NewComplaint(
        complaint.store(),
        complaint.order(),
        complaint.lines(),
        complaint.shared(),
        known,
        complaint.account(),
        complaint.documents(),
        new NewComplaint.Intake(
            intake.onceKey(),
            intake.channel(),
            intake.receivedBy(),
            intake.takenBy(),
            language,
            intake.origin(),
            intake.actor()));
  }

  private void require(NewComplaint complaint, Order order) {
    List<FieldFault> faults = new ArrayList<>();
    Complaint.Claim claim = complaint.claim();
    if (claim.subject().isEmpty()) {
      faults.add(new FieldFault("subject", "missing"));
    }
    requireLength(faults, "subject", claim.subject(), LONGEST_TEXT);
    requireLength(faults, "name", claim.name(), LONGEST_LINE);
    requireLength(faults, "address", claim.address(), LONGEST_LINE);
    requireLength(faults, "phone", claim.phone(), LONGEST_LINE);
    requireAmount(faults, complaint, order);
    requireFiles(faults, complaint, order);
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
  }

  private static void requireLength(List<FieldFault> faults, String field, String text, int longest) {
    if (text.length() > longest) {
      faults.add(new FieldFault(field, "too_long"));
    }
  }

  /** Not more than was paid for the goods, tax included, and what receipts of transport prove. */
  private static void requireAmount(List<FieldFault> faults, NewComplaint complaint, Order order) {
    Money claimed = complaint.claim().amount();
    Money bound = Money.zero(order.paid().currency());
    for (NewComplaint.Line line : complaint.lines()) {
      bound = order.line(line.lineNo()).map(OrderLine::paid).map(bound::plus).orElse(bound);
      bound = order.line(line.lineNo()).map(OrderLine::tax).map(bound::plus).orElse(bound);
    }
    for (NewComplaint.Document document : complaint.documents()) {
      bound = document.cost().map(Complaints.Cost::amount).map(bound::plus).orElse(bound);
    }
    if (claimed.isNegative()) {
      faults.add(new FieldFault("amount", "negative"));
    } else if (claimed.compareTo(bound) > 0) {
      faults.add(new FieldFault("amount", "above_paid"));
    }
  }

  private void requireFiles(List<FieldFault> faults, NewComplaint complaint, Order order) {
    boolean own =
        complaint.documents().stream()
            .allMatch(
                document -> evidence.read(complaint.store(), document.evidence()).file().order().equals(order.id()));
    if (!own) {
      faults.add(new FieldFault("documents", "unknown_file"));
    }
  }

  private static String goods(NewComplaint complaint, Order order) {
    return complaint.lines().stream()
        .map(
            line ->
                line.quantity() + " × " + order.line(line.lineNo()).map(OrderLine::name).orElse(""))
        .collect(Collectors.joining("\n"));
  }
}
