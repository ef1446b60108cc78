package retour.server.complaint;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.money.Money;
import retour.server.evidence.EvidenceFiles;
import retour.server.evidence.EvidenceFiles.CaseFile;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** Photos, documents and receipts of transport that come after the complaint: kept with its return, and noted. */
@Service
public class HandInDocuments {

  private static final Set<String> LEGS = Set.of("to_store", "to_customer");

  private final Complaints complaints;
  private final ComplaintSteps steps;
  private final Orders orders;
  private final EvidenceFiles evidence;
  private final TransactionTemplate transaction;

  HandInDocuments(
      Complaints complaints,
      ComplaintSteps steps,
      Orders orders,
      EvidenceFiles evidence,
      TransactionTemplate transaction) {
    this.complaints = complaints;
    this.steps = steps;
    this.orders = orders;
    this.evidence = evidence;
    this.transaction = transaction;
  }

  /**
   * A file as it comes in.
   *
   * @param kind the requirement it meets, by code, or {@link Wanted#FREIGHT_RECEIPT}
   * @param cost what it proves, for a receipt of transport
   */
  public record Sent(String kind, InputStream content, Optional<Complaints.Cost> cost) {}

  /**
   * Keeps all of them, or none.
   *
   * <p>Fields: {@code files} ({@code missing}), {@code kind} ({@code unknown}), {@code cost} ({@code missing}: a receipt
   * of transport without its sum; {@code not_positive}; {@code currency}: not the order's), {@code leg} ({@code
   * not_one_of}).
   *
   * @param by who hands them in, as evidence names it
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, INVALID_INPUT, FILE_TOO_LARGE, FILE_TYPE_UNKNOWN or
   *     TOO_MANY_FILES
   */
  public Complaint handIn(ComplaintCommand command, List<Sent> files, String by) {
    if (files.isEmpty()) {
      throw Refused.fields(List.of(new FieldFault("files", "missing")));
    }
    transaction.executeWithoutResult(_ -> keep(command, files, by));
    return complaints.get(command.store(), command.id());
  }

  private void keep(ComplaintCommand command, List<Sent> files, String by) {
    Complaint seen = complaints.get(command.store(), command.id());
    Order order = orders.find(command.store(), seen.order()).orElseThrow();
    if (!seen.state().isOpen()) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    CaseFile file = new CaseFile(command.store(), seen.order(), seen.standing().caseId().value());
    ComplaintCommand next = command;
    for (Sent sent : files) {
      require(sent, order);
      UUID id = evidence.keepForCase(file, sent.content(), by);
      Complaint after = steps.handIn(next, new NewComplaint.Document(sent.kind(), id, sent.cost()));
      next = new ComplaintCommand(command.store(), command.id(), after.version(), command.actor());
    }
  }

  private static void require(Sent sent, Order order) {
    if (!sent.kind().matches("[a-z][a-z_]{0,59}")) {
      throw fault("kind", "unknown");
    }
    if (sent.kind().equals(Wanted.FREIGHT_RECEIPT) != sent.cost().isPresent()) {
      throw fault("cost", sent.cost().isPresent() ? "unknown" : "missing");
    }
    sent.cost().ifPresent(cost -> require(cost, order));
  }

  private static void require(Complaints.Cost cost, Order order) {
    Money amount = cost.amount();
    if (!LEGS.contains(cost.leg())) {
      throw fault("leg", "not_one_of");
    }
    if (!amount.currency().equals(order.paid().currency())) {
      throw fault("cost", "currency");
    }
    if (amount.isNegative() || amount.isZero()) {
      throw fault("cost", "not_positive");
    }
  }

  private static Refused fault(String field, String code) {
    return Refused.fields(List.of(new FieldFault(field, code)));
  }
}
