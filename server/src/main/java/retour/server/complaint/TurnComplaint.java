package retour.server.complaint;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.Policy;
import retour.server.complaint.ComplaintWrites.Made;
import retour.server.complaint.ComplaintWrites.NewEvent;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.policy.PolicyKind;
import retour.server.policy.PolicyVersions;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Acceptance;
import retour.server.returns.Authorization;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;
import retour.server.returns.FileReturn;
import retour.server.returns.FileReturn.Filing;
import retour.server.returns.Reception;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnCases.SaidFact;
import retour.server.returns.ReturnDraft;
import retour.server.returns.ReturnItem;
import retour.server.withdrawal.ComplaintGround;
import retour.server.withdrawal.ComplaintGround.Complained;
import retour.server.withdrawal.Withdrawal;

/**
 * Makes a complaint a return under the store's policy, or a withdrawal: of the same goods, with what was said, asked for
 * on the day of the complaint. The complaint ends; its units are held once.
 */
@Service
public class TurnComplaint {

  private final Complaints complaints;
  private final ComplaintWrites writes;
  private final ReturnCases cases;
  private final Orders orders;
  private final PolicyVersions policies;
  private final Authorization authorization;
  private final FileReturn fileReturn;
  private final ComplaintGround ground;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  TurnComplaint(
      Complaints complaints,
      ComplaintWrites writes,
      ReturnCases cases,
      Orders orders,
      PolicyVersions policies,
      Authorization authorization,
      FileReturn fileReturn,
      ComplaintGround ground,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.complaints = complaints;
    this.writes = writes;
    this.cases = cases;
    this.orders = orders;
    this.policies = policies;
    this.authorization = authorization;
    this.fileReturn = fileReturn;
    this.ground = ground;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Whether it can become something else: the opinion is not given, and nothing of the goods has come. */
  public boolean isPossible(Complaint complaint) {
    return complaint.state().awaitsOpinion()
        && leg(complaint).items().stream()
            .allMatch(item -> item.reception() == Reception.AWAITED && item.acceptance() == Acceptance.PENDING);
  }

  /** Whether it can become a withdrawal: on its day the law gave the right. */
  public boolean canWithdraw(Complaint complaint) {
    return isPossible(complaint) && ground.isPossible(complained(complaint, leg(complaint)));
  }

  /**
   * Makes it a return, if the store's return policy takes one for what was said.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED, or what {@link FileReturn#file} refuses;
   *     nothing is changed then
   */
  public ReturnCase toReturn(ComplaintCommand command) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              Complaint complaint = giveWay(command);
              Order order = orders.find(command.store(), complaint.order()).orElseThrow();
              Filing filing = filing(complaint, order, command);
              CaseId filed = fileReturn.file(filing, order, complaint.filedAt()).id();
              ReturnCase made = cases.get(command.store(), filed);
              tell(command, "return", made.shownNumber(), made.id().value().toString());
              return made;
            }));
  }

  /**
   * Makes it a withdrawal, stated when the complaint was made.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW (see {@link #canWithdraw}), CHANGED_MEANWHILE or NOT_ALLOWED; nothing is
   *     changed then
   */
  public Withdrawal toWithdrawal(ComplaintCommand command) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              Complaint complaint = giveWay(command);
              Withdrawal made = ground.withdraw(complained(complaint, leg(complaint)), command.actor());
              tell(command, "withdrawal", made.number(), made.id().value().toString());
              return made;
            }));
  }

  /** Ends it and gives its units free. */
  private Complaint giveWay(ComplaintCommand command) {
    Complaint complaint = complaints.get(command.store(), command.id());
    if (complaint.version() != command.version()) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE, Map.of("version", complaint.version()));
    }
    if (!isPossible(complaint)) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    ReturnCase leg = leg(complaint);
    authorization.cancel(new CaseCommand(leg.store(), leg.id(), leg.version(), command.actor()));
    writes.step(command, complaint.standing().to(ComplaintState.WITHDRAWN));
    return complaint;
  }

  private void tell(ComplaintCommand command, String into, String number, String target) {
    Map<String, String> told = Map.of("into", into, "number", number, "target", target);
    writes.tell(
        command.store(),
        command.id(),
        new NewEvent(ComplaintEvent.Kind.TURNED, told),
        new Made(command.actor(), clock.instant()));
  }

  private Filing filing(Complaint complaint, Order order, ComplaintCommand command) {
    Policy policy = policies.inForce(order.store(), PolicyKind.RETURNS, order.placedAt()).policy();
    ReturnCase leg = leg(complaint);
    List<SaidFact> said = cases.facts(leg.store(), leg.id());
    List<ReturnDraft.DraftLine> lines =
        leg.items().stream()
            .map(
                item ->
                    new ReturnDraft.DraftLine(
                        item.lineNo(),
                        item.quantity(),
                        TurnIntoComplaint.answers(said, item.itemNo(), policy, false),
                        Optional.of(complaint.claim().remedy().resolution())))
            .toList();
    return new Filing(
        order.store(),
        order.id(),
        new ReturnDraft(lines, TurnIntoComplaint.answers(said, 0, policy, true)),
        complaint.channel(),
        complaint.language(),
        command.actor());
  }

  private static Complained complained(Complaint complaint, ReturnCase leg) {
    return new Complained(
        complaint.store(),
        complaint.order(),
        leg.id(),
        leg.items().stream().collect(Collectors.toMap(ReturnItem::lineNo, ReturnItem::quantity)),
        complaint.language(),
        complaint.filedAt());
  }

  private ReturnCase leg(Complaint complaint) {
    return cases.get(complaint.store(), complaint.standing().caseId());
  }
}
