package retour.server.carrier;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.LineDecision;
import retour.server.mail.Outbox;
import retour.server.order.Delivery;
import retour.server.order.Order;
import retour.server.order.OrderId;
import retour.server.order.OrderLine;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.AssessReturn;
import retour.server.returns.Assessment;
import retour.server.returns.CaseEventKind;
import retour.server.returns.CaseId;
import retour.server.returns.FollowUp;
import retour.server.returns.ReturnDraft;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * Sends a customer to the carrier where the policy refers them there (clauses IP-08, IP-10, IP-12): kept, told by mail
 * with the right contact and the tracking number, and shown from then on. Once a parcel, however often it is asked for.
 */
@Service
public class ReferCustomer {

  /** Whom a clause refers to that this is about. */
  static final String CARRIER = "carrier";

  private final Stores stores;
  private final AssessReturn assess;
  private final Referrals referrals;
  private final RecordHandover handovers;
  private final Carriers carriers;
  private final ReferralMails mails;
  private final Outbox outbox;
  private final FollowUp followUp;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  ReferCustomer(Directory directory, Telling telling, AssessReturn assess, TransactionTemplate transaction, InstantSource clock) {
    this.stores = directory.stores();
    this.referrals = directory.referrals();
    this.handovers = directory.handovers();
    this.carriers = directory.carriers();
    this.mails = telling.mails();
    this.outbox = telling.outbox();
    this.followUp = telling.followUp();
    this.assess = assess;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What is looked up. */
  @Component
  record Directory(Stores stores, Referrals referrals, RecordHandover handovers, Carriers carriers) {}

  /** How it is told. */
  @Component
  record Telling(ReferralMails mails, Outbox outbox, FollowUp followUp) {}

  /**
   * Refers for goods that are not to be returned.
   *
   * @param draft what the customer said of them
   * @param language ISO 639-1 code the customer is written to in
   * @return the order's referrals, oldest first
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, INVALID_INPUT, or NOT_NOW where the policy refers nobody
   */
  public List<Referral> refer(StoreId store, OrderId order, ReturnDraft draft, String language, Actor by) {
    CarrierRights.REFER.require(by);
    Assessment assessment = assess.assess(store, order, draft);
    Map<Integer, LineDecision> lines = new TreeMap<>();
    for (int i = 0; i < draft.lines().size(); i++) {
      lines.put(draft.lines().get(i).lineNo(), assessment.decision().line(Integer.toString(i + 1)));
    }
    List<Wanted> wanted = wanted(assessment.order(), lines);
    if (wanted.isEmpty()) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    Asked asked = new Asked(stores.get(store), assessment.order(), Optional.empty(), language);
    transaction.executeWithoutResult(_ -> wanted.forEach(each -> refer(asked, each, by)));
    return referrals.ofOrder(store, order);
  }

  /** Refers for the goods of a return that was declined, in the caller's transaction; nobody where no clause refers. */
  void referOf(Store store, Order order, CaseId caseId, Declined declined, Actor by) {
    Asked asked = new Asked(store, order, Optional.of(caseId), declined.language());
    wanted(order, declined.lines()).forEach(each -> refer(asked, each, by));
  }

  /** The lines of a declined return with what was decided of them. */
  record Declined(Map<Integer, LineDecision> lines, String language) {}

  private record Asked(Store store, Order order, Optional<CaseId> caseId, String language) {}

  private record Wanted(Delivery parcel, String clause, List<Integer> lines) {}

  /** One a parcel, for the lines it may have held. */
  private static List<Wanted> wanted(Order order, Map<Integer, LineDecision> lines) {
    List<Wanted> wanted = new ArrayList<>();
    Map<Integer, String> referring = new TreeMap<>();
    lines.forEach((lineNo, line) -> clause(line).ifPresent(clause -> referring.put(lineNo, clause)));
    for (Delivery parcel : order.deliveries()) {
      List<Map.Entry<Integer, String>> held =
          referring.entrySet().stream()
              .filter(line -> parcel.quantities().isEmpty() || parcel.quantities().containsKey(line.getKey()))
              .toList();
      if (!held.isEmpty()) {
        wanted.add(new Wanted(parcel, held.getFirst().getValue(), held.stream().map(Map.Entry::getKey).toList()));
      }
    }
    return wanted;
  }

  private static Optional<String> clause(LineDecision line) {
    return line.referrals().stream()
        .filter(referral -> referral.to().equals(CARRIER))
        .map(referral -> referral.clause())
        .findFirst();
  }

  private void refer(Asked asked, Wanted wanted, Actor by) {
    Instant now = clock.instant();
    Referral referral = referral(asked, wanted, now);
    if (!referrals.keep(referral, by)) {
      return;
    }
    if (!asked.order().buyer().email().isBlank()) {
      outbox.put(mails.write(asked.store(), asked.order(), referral));
    }
    Map<String, String> told =
        Map.of(
            "carrier", referral.carrier(),
            "tracking_number", referral.trackingNumber(),
            "clause", referral.clause());
    asked
        .caseId()
        .ifPresent(
            id ->
                followUp.note(
                    asked.store().id(), id, CaseEventKind.REFERRED, told, new FollowUp.Made(by, now)));
  }

  private Referral referral(Asked asked, Wanted wanted, Instant now) {
    Store store = asked.store();
    Delivery parcel = wanted.parcel();
    LocalDate from =
        ParcelClock.of(
                store,
                parcel,
                handovers.last(store.id(), asked.order().id(), parcel.parcelNo()),
                store.dayOf(now))
            .day();
    Optional<LocalDate> until =
        carriers
            .find(store.id(), parcel.carrier())
            .term(asked.order().buyer().country())
            .map(term -> term.lastDay(from));
    String goods =
        wanted.lines().stream()
            .flatMap(line -> asked.order().line(line).stream())
            .map(OrderLine::name)
            .collect(Collectors.joining("\n"));
    return new Referral(
        store.id(),
        UUID.randomUUID(),
        asked.order().id(),
        parcel.parcelNo(),
        asked.caseId(),
        wanted.clause(),
        parcel.carrier(),
        parcel.trackingNumber(),
        goods,
        until,
        store.language(asked.language()),
        now);
  }
}
