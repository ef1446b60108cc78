package retour.server.complaint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.Policy;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.server.evidence.EvidenceFiles;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.Orders;
import retour.server.page.Pages;
import retour.server.page.Texts;
import retour.server.policy.PolicyKind;
import retour.server.policy.PolicyVersions;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Authorization;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;
import retour.server.returns.CaseStatus;
import retour.server.returns.Channel;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnCases.SaidFact;
import retour.server.returns.ReturnItem;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import retour.server.withdrawal.ComplaintGround;

/**
 * Turns a return into a complaint, once, without typing anything twice: goods, answers, photos and words are taken over
 * (a mismatch that clause IE-01 turns down stays a lack of conformity by law). A request that is still open is cancelled
 * for it.
 */
@Service
public class TurnIntoComplaint {

  private final Stores stores;
  private final Orders orders;
  private final ReturnCases cases;
  private final PolicyVersions policies;
  private final Grounds grounds;
  private final Authorization authorization;
  private final EvidenceFiles evidence;
  private final FileComplaint fileComplaint;
  private final Complaints complaints;
  private final ComplaintGround ground;
  private final Pages pages;
  private final TransactionTemplate transaction;

  TurnIntoComplaint(
      Stores stores,
      Orders orders,
      ReturnCases cases,
      PolicyVersions policies,
      Grounds grounds,
      Authorization authorization,
      EvidenceFiles evidence,
      FileComplaint fileComplaint,
      Complaints complaints,
      ComplaintGround ground,
      Pages pages,
      TransactionTemplate transaction) {
    this.stores = stores;
    this.orders = orders;
    this.cases = cases;
    this.policies = policies;
    this.grounds = grounds;
    this.authorization = authorization;
    this.evidence = evidence;
    this.fileComplaint = fileComplaint;
    this.complaints = complaints;
    this.ground = ground;
    this.pages = pages;
    this.transaction = transaction;
  }

  /**
   * Which return, for whom.
   *
   * @param order the order it has to belong to, where the person may act on one order only
   * @param takenBy who takes it; empty for the store's website
   * @param said the complaint as the person put it, where the return does not say what is wrong; it names the return as
   *     its origin
   */
  public record Turn(
      StoreId store, CaseId caseId, Optional<OrderId> order, String takenBy, Actor actor, Optional<NewComplaint> said) {

    /** One whose return says all there is to say. */
    public static Turn of(StoreId store, CaseId caseId, Optional<OrderId> order, String takenBy, Actor actor) {
      return new Turn(store, caseId, order, takenBy, actor, Optional.empty());
    }
  }

  /**
   * Files the complaint; a return that became one already gives that one.
   *
   * @throws Refused with NOT_FOUND (also where the store has no complaint policy), NOT_NOW (the goods are here, or the
   *     return was settled), NOT_ALLOWED or QUANTITY_NOT_AVAILABLE; nothing is stored
   */
  public Complaint turn(Turn turn) {
    ReturnCase found = cases.get(turn.store(), turn.caseId());
    if (turn.order().filter(order -> !order.equals(found.order())).isPresent()) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    Optional<Complaint> before = complaints.ofCase(turn.store(), turn.caseId());
    if (before.isPresent()) {
      return before.get();
    }
    Complaint[] filed = new Complaint[1];
    transaction.executeWithoutResult(_ -> filed[0] = file(turn, found));
    return filed[0];
  }

  /** Whether a return is about a fault that can be complained about, and nothing of it is here or settled. */
  public boolean isPossible(ReturnCase found, Order order) {
    Order before = order.before(held(found));
    return givesWay(found, before)
        && cases.facts(found.store(), found.id()).stream()
            .map(SaidFact::fact)
            .filter(fact -> fact.name().equals(Grounds.REASON))
            .anyMatch(fact -> fact.value() instanceof FactValue.Choice said && grounds.isFault(before, said.value()));
  }

  /** Whether a return could become a complaint if the person said what is wrong: nothing of it is here or settled. */
  public boolean givesWay(ReturnCase found, Order order) {
    boolean ended = found.status() == CaseStatus.CANCELLED || found.status() == CaseStatus.REJECTED;
    boolean begun = found.items().stream().anyMatch(item -> item.isHere() || item.settledAt().isPresent());
    return !ended
        && !begun
        && grounds.policy(stores.get(found.store()), order).isPresent();
  }

  /** The units that the return holds, by order line; a declined one holds none. */
  public static Map<Integer, Integer> held(ReturnCase found) {
    return found.status() == CaseStatus.DECLINED
        ? Map.of()
        : found.items().stream().collect(Collectors.toMap(ReturnItem::lineNo, ReturnItem::quantity));
  }

  private Complaint file(Turn turn, ReturnCase found) {
    if (found.status() != CaseStatus.DECLINED
        && found.status() != CaseStatus.CANCELLED
        && found.status() != CaseStatus.REJECTED) {
      authorization.cancel(new CaseCommand(turn.store(), found.id(), found.version(), turn.actor()));
    }
    Order order = orders.find(turn.store(), found.order()).orElseThrow();
    Complaint filed = fileComplaint.file(turn.said().orElseGet(() -> complaint(turn, found, order)));
    ground.complained(found.id(), cases.get(filed.store(), filed.standing().caseId()), turn.actor());
    return filed;
  }

  private NewComplaint complaint(Turn turn, ReturnCase found, Order order) {
    Store store = stores.get(turn.store());
    Policy policy = policies.inForce(store.id(), PolicyKind.COMPLAINTS, order.placedAt()).policy();
    List<SaidFact> said = cases.facts(store.id(), found.id());
    List<NewComplaint.Line> lines =
        found.items().stream()
            .map(item -> new NewComplaint.Line(item.lineNo(), item.quantity(), answers(said, item.itemNo(), policy, false)))
            .toList();
    Texts t = pages.texts(store.language(found.language()));
    Money paid =
        found.items().stream()
            .map(item -> item.money().paid().plus(item.money().tax()))
            .reduce(Money.zero(order.paid().currency()), Money::plus);
    boolean online = turn.takenBy().isEmpty();
    return new NewComplaint(
        store.id(),
        order.id(),
        lines,
        answers(said, 0, policy, true),
        new Complaint.Claim(subject(t, found, said, policy), remedy(found), paid, "", "", ""),
        Optional.empty(),
        photos(found),
        new NewComplaint.Intake(
            "return/" + found.id().value(),
            online ? Channel.PORTAL : Channel.DESK,
            ReceivedBy.FORM,
            online ? t.get("complaint.taken_online", store.name()) : turn.takenBy(),
            found.language(),
            Optional.of(found.id()),
            turn.actor()));
  }

  private List<NewComplaint.Document> photos(ReturnCase found) {
    return evidence.ofCase(found.store(), found.id().value()).stream()
        .map(file -> file.id())
        .map((UUID id) -> new NewComplaint.Document("photos", id, Optional.empty()))
        .toList();
  }

  /** What the customer said that this policy asks too. */
  static Map<String, FactValue> answers(List<SaidFact> said, int itemNo, Policy policy, boolean shared) {
    Map<String, FactValue> answers = new HashMap<>();
    for (SaidFact each : said) {
      boolean known =
          policy
              .fact(each.fact().name())
              .filter(question -> question.knownBy().contains(FactSource.SHOPPER) && question.shared() == shared)
              .isPresent();
      if (each.itemNo() == itemNo && each.fact().source() == FactSource.SHOPPER && known) {
        answers.put(each.fact().name(), each.fact().value());
      }
    }
    return answers;
  }

  /** The reason in words, and what the customer wrote. */
  private static String subject(Texts t, ReturnCase found, List<SaidFact> said, Policy policy) {
    List<String> words = new ArrayList<>(List.of(t.get("complaint.from_return", found.shownNumber())));
    for (SaidFact each : said) {
      if (each.fact().source() == FactSource.SHOPPER && each.fact().value() instanceof FactValue.Choice choice) {
        policy
            .fact(each.fact().name())
            .filter(question -> question.name().equals(Grounds.REASON))
            .flatMap(question -> question.choice(choice.value()))
            .ifPresent(known -> words.add(known.text().in(t.language())));
      }
      if (each.fact().source() == FactSource.SHOPPER && each.fact().value() instanceof FactValue.Text text) {
        words.add(text.value());
      }
    }
    return String.join("\n", words.stream().distinct().toList());
  }

  private static Remedy remedy(ReturnCase found) {
    Resolution wanted = found.items().stream().map(ReturnItem::resolution).findFirst().orElse(Resolution.REPAIR);
    return switch (wanted) {
      case REFUND, STORE_CREDIT -> Remedy.REFUND;
      case EXCHANGE, REPLACEMENT -> Remedy.REPLACEMENT;
      case REPAIR -> Remedy.REPAIR;
    };
  }
}
