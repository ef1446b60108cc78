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
import retour.server.evidence.EvidenceFiles;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.policy.PolicyKind;
import retour.server.policy.PolicyVersions;
import retour.server.problem.FieldFault;
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
import retour.server.returns.ReturnDraft.DraftLine;
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
  private final EvidenceFiles evidence;
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
      EvidenceFiles evidence,
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
    this.evidence = evidence;
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

  /** Its goods as a return would ask for them, with what the customer said that the return policy asks too. */
  public ReturnDraft draft(Complaint complaint) {
    Policy policy = policy(orders.find(complaint.store(), complaint.order()).orElseThrow());
    ReturnCase leg = leg(complaint);
    List<SaidFact> said = cases.facts(leg.store(), leg.id());
    List<DraftLine> lines =
        leg.items().stream()
            .map(
                item ->
                    new DraftLine(
                        item.lineNo(),
                        item.quantity(),
                        TurnIntoComplaint.answers(said, item.itemNo(), policy, false),
                        Optional.of(complaint.claim().remedy().resolution())))
            .toList();
    return new ReturnDraft(lines, TurnIntoComplaint.answers(said, 0, policy, true));
  }

  /** The order as it stands without the units that the complaint holds. */
  public Order before(Complaint complaint) {
    return orders.find(complaint.store(), complaint.order()).orElseThrow().before(units(leg(complaint)));
  }

  /**
   * Makes it a return, if the store's return policy takes one for what was said.
   *
   * @throws Refused as {@link #toReturn(ComplaintCommand, ReturnDraft)}
   */
  public ReturnCase toReturn(ComplaintCommand command) {
    return toReturn(command, draft(complaints.get(command.store(), command.id())));
  }

  /**
   * Makes it a return with more than the complaint said: what the return policy asks beside, and the resolution.
   *
   * @param asked the complaint's goods, all of them
   * @throws Refused with NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE, NOT_ALLOWED, INVALID_INPUT (field {@code /lines}: {@code
   *     not_the_same}, other goods or units than the complaint's), or what {@link FileReturn#file} refuses, such as
   *     ANSWERS_MISSING; nothing is changed then
   */
  public ReturnCase toReturn(ComplaintCommand command, ReturnDraft asked) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              Complaint complaint = giveWay(command);
              ReturnCase leg = leg(complaint);
              requireSame(asked, leg);
              Order order = orders.find(command.store(), complaint.order()).orElseThrow();
              Filing filing =
                  new Filing(
                      order.store(), order.id(), asked, complaint.channel(), complaint.language(), command.actor());
              CaseId filed = fileReturn.file(filing, order, complaint.filedAt()).id();
              evidence.share(command.store(), leg.id().value(), filed.value());
              ReturnCase made = cases.get(command.store(), filed);
              tell(command, "return", made.shownNumber(), made.id().value().toString());
              return made;
            }));
  }

  private static void requireSame(ReturnDraft asked, ReturnCase leg) {
    Map<Integer, Integer> wanted =
        asked.lines().stream().collect(Collectors.toMap(DraftLine::lineNo, DraftLine::quantity, Integer::sum));
    if (!wanted.equals(units(leg))) {
      throw Refused.fields(List.of(new FieldFault("/lines", "not_the_same")));
    }
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

  private Policy policy(Order order) {
    return policies.inForce(order.store(), PolicyKind.RETURNS, order.placedAt()).policy();
  }

  private static Complained complained(Complaint complaint, ReturnCase leg) {
    return new Complained(
        complaint.store(),
        complaint.order(),
        leg.id(),
        units(leg),
        complaint.language(),
        complaint.filedAt());
  }

  private static Map<Integer, Integer> units(ReturnCase leg) {
    return leg.items().stream().collect(Collectors.toMap(ReturnItem::lineNo, ReturnItem::quantity));
  }

  private ReturnCase leg(Complaint complaint) {
    return cases.get(complaint.store(), complaint.standing().caseId());
  }
}
