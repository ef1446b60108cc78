package retour.server.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import retour.policy.decision.Decision;
import retour.policy.decision.LineDecision;
import retour.policy.decision.ResolutionDecision;
import retour.server.creditnote.CreditNote;
import retour.server.creditnote.CreditNotePapers;
import retour.server.creditnote.CreditNotes;
import retour.server.goods.GoodsSteps;
import retour.server.goods.PromisedGoods;
import retour.server.order.OrderLine;
import retour.server.page.Page;
import retour.server.page.Texts;
import retour.server.page.Tone;
import retour.server.portal.view.CaseView;
import retour.server.returns.Acceptance;
import retour.server.returns.AuthorizationState;
import retour.server.returns.CourierProtocol;
import retour.server.returns.NextActor;
import retour.server.returns.Reception;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;
import retour.server.returns.Shipments;
import retour.server.settlement.BankAccount;
import retour.server.settlement.BankAccounts;
import retour.server.settlement.GiveBankAccount;
import retour.server.settlement.PaymentConsents;
import retour.server.settlement.Payouts;
import retour.server.withdrawal.Withdrawal;
import retour.server.withdrawal.Withdrawals;

/** A return as its shopper sees it. */
@Component
class CasePage {

  private static final Set<String> BEFORE_SHIPMENT = Set.of("shipment", "receipt");
  private static final Set<String> NOTHING_TO_ENCLOSE =
      Set.of("authorization_number", "return_address", "goods_sent", "prepaid_freight", "return_to_sender");

  private final ReturnCases cases;
  private final Photos photos;
  private final Payouts payouts;
  private final BankAccounts accounts;
  private final PaymentConsents consents;
  private final Withdrawals withdrawals;
  private final GoodsSteps goods;
  private final Shipments shipments;
  private final CourierProtocol protocol;
  private final CreditNotes notes;
  private final CreditStatement credits;

  CasePage(
      ReturnCases cases,
      Photos photos,
      Payouts payouts,
      BankAccounts accounts,
      PaymentConsents consents,
      Withdrawals withdrawals,
      GoodsSteps goods,
      Shipments shipments,
      CourierProtocol protocol,
      CreditNotes notes,
      CreditStatement credits) {
    this.credits = credits;
    this.cases = cases;
    this.photos = photos;
    this.payouts = payouts;
    this.accounts = accounts;
    this.consents = consents;
    this.withdrawals = withdrawals;
    this.goods = goods;
    this.shipments = shipments;
    this.protocol = protocol;
    this.notes = notes;
  }

  CaseView view(Visit visit, Page page, ReturnCase found) {
    Decision decision = cases.decision(found.store(), found.id()).decision();
    Wording wording = new Wording(visit.policy(), page.t(), page.f());
    return new CaseView(
        found.shownNumber(),
        visit.path("/returns/" + found.id().value()),
        found.version(),
        OrderPage.tone(found.status()),
        page.t().get("words.status." + found.status().code()),
        next(page, found),
        shipping(visit, wording, found, decision),
        found.items().stream().map(item -> item(visit, wording, found, item, decision)).toList(),
        Stream.concat(
                payouts.ofCase(found.store(), found.id()).stream().map(payout -> payout(page, payout)),
                goods.ofCase(found.store(), found.id()).stream().map(each -> promised(page, each)))
            .toList(),
        notes.ofCase(found.store(), found.id()).stream().map(note -> note(visit, page, note)).toList(),
        credits.of(page, found),
        account(visit, found, decision),
        withdrawals.ofCase(found.store(), found.id()).stream().map(stated -> stated(visit, stated)).toList(),
        new Story(visit, page).of(found, cases.history(found.store(), found.id())),
        photos.of(visit, page.t(), found),
        shipments.ofCase(found.store(), found.id()).stream().map(parcel -> parcel(page, parcel)).toList(),
        countable(visit, page.t(), found),
        found.nextActor() != NextActor.NOBODY,
        found.awaitingReply(),
        protocol.isMissing(found),
        isCancellable(found));
  }

  private static CaseView.Payout promised(Page page, PromisedGoods goods) {
    Texts t = page.t();
    String means = t.get("words.resolution." + goods.kind().code()) + ": " + goods.goods().name();
    String day = goods.dueOn().map(page.f()::day).orElse("");
    String state =
        t.get(
            "portal.goods." + goods.state().code(),
            day,
            goods.shipment().carrier(),
            goods.shipment().trackingNumber(),
            goods.newOrderNumber());
    return new CaseView.Payout(means, goods.awaitsPayment() ? page.f().money(goods.difference()) : "", state);
  }

  private static String parcel(Page page, Shipments.Shipment parcel) {
    String number = (parcel.carrier() + " " + parcel.trackingNumber()).strip();
    return parcel
        .sentOn()
        .map(day -> page.t().get("portal.shipment.told", number, page.f().day(day)))
        .orElse(number);
  }

  /** A complaint is about what it names; of a withdrawal's goods the statement says how many. */
  private List<CaseView.Countable> countable(Visit visit, Texts t, ReturnCase found) {
    boolean several = found.items().size() > 1 || found.items().getFirst().quantity() > 1;
    if (!several || !isCancellable(found) || !withdrawals.ofCase(found.store(), found.id()).isEmpty()) {
      return List.of();
    }
    return found.items().stream()
        .map(
            item ->
                new CaseView.Countable(
                    "count-" + item.itemNo(),
                    visit.order().line(item.lineNo()).map(OrderLine::name).orElse(""),
                    Integer.toString(item.quantity()),
                    t.get("portal.amend.now", item.quantity())))
        .toList();
  }

  private static CaseView.Payout payout(Page page, Payouts.Payout payout) {
    Texts t = page.t();
    String state =
        payout
            .paidAt()
            .map(at -> t.get("portal.payout.sent", page.f().day(at)))
            .orElseGet(() -> t.get("portal.payout.due", page.f().day(payout.dueOn())));
    return new CaseView.Payout(
        t.get("words.pay." + payout.method()),
        page.f().money(payout.amount()),
        state);
  }

  private static CaseView.Note note(Visit visit, Page page, CreditNote note) {
    return new CaseView.Note(
        CreditNotePapers.title(page.t(), note) + " " + note.number(),
        visit.path("/returns/" + note.caseId().value() + "/notes/" + note.id().value() + ".pdf"));
  }

  private static CaseView.Stated stated(Visit visit, Withdrawal stated) {
    return new CaseView.Stated(stated.number(), visit.path("/withdrawals/" + stated.id().value()));
  }

  private List<CaseView.Account> account(Visit visit, ReturnCase found, Decision decision) {
    return GiveBankAccount.isWanted(found, decision, visit.order())
        ? List.of(
            new CaseView.Account(
                accounts.find(found.store(), found.id()).map(BankAccount::masked).orElse(""),
                consents.givenAt(found.store(), found.id()).isPresent()))
        : List.of();
  }

  private static boolean isCancellable(ReturnCase found) {
    return switch (found.authorization()) {
      case REQUESTED, AUTHORIZED ->
          found.items().stream()
              .allMatch(item -> item.reception() == Reception.AWAITED && item.acceptance() == Acceptance.PENDING);
      case DECLINED, CANCELLED -> false;
    };
  }

  /** Who acts next and by when. */
  static String next(Page page, ReturnCase found) {
    Texts t = page.t();
    String day = found.dueOn().map(page.f()::day).orElse("");
    String key = "portal.next." + found.status().code() + "." + found.nextActor().code();
    return t.find(key, day).orElseGet(() -> t.get("portal.next.other", day));
  }

  /** While goods are awaited: where to, until when, what with them. */
  List<CaseView.Shipping> shipping(Visit visit, Wording wording, ReturnCase found, Decision decision) {
    boolean awaited =
        found.items().stream()
            .anyMatch(item -> item.reception() == Reception.AWAITED && item.acceptance() == Acceptance.PENDING);
    if (found.authorization() != AuthorizationState.AUTHORIZED
        || !awaited
        || found.nextActor() == NextActor.NOBODY
        || found.authorizationNumber().isEmpty()) {
      return List.of();
    }
    return List.of(
        new CaseView.Shipping(
            found.shownNumber(),
            visit.store().settings().returnAddress(wording.t().language()),
            lastDay(wording, found, decision),
            enclosures(visit, found, wording, decision)));
  }

  /** The policy's last day for sending, where it gives one; else the day until which the store expects the goods. */
  private static List<CaseView.LastDay> lastDay(Wording wording, ReturnCase found, Decision decision) {
    Optional<CaseView.LastDay> sendBy =
        decision
            .requiredBy("goods_sent")
            .map(day -> new CaseView.LastDay(wording.t().get("portal.ship.send_by"), wording.f().day(day)));
    return sendBy
        .or(
            () ->
                found
                    .expiresOn()
                    .map(day -> new CaseView.LastDay(wording.t().get("portal.ship.last_day"), wording.f().day(day))))
        .stream()
        .toList();
  }

  /** The slip, what the policy asks for, and what belongs to the goods by the catalog and the order. */
  private static List<String> enclosures(Visit visit, ReturnCase found, Wording wording, Decision decision) {
    List<String> enclose = new ArrayList<>();
    enclose.add(wording.t().get("portal.enclose.slip"));
    decision.lines().stream()
        .flatMap(line -> line.requirements().stream())
        .filter(requirement -> BEFORE_SHIPMENT.contains(requirement.by()))
        .filter(requirement -> !NOTHING_TO_ENCLOSE.contains(requirement.what()))
        .map(wording::requirement)
        .distinct()
        .forEach(enclose::add);
    found.items().forEach(item -> enclose.addAll(Belongings.of(visit.order(), item, wording.t())));
    return enclose.stream().distinct().toList();
  }

  private static CaseView.Item item(
      Visit visit, Wording wording, ReturnCase found, ReturnItem item, Decision decision) {
    Texts t = wording.t();
    Optional<ResolutionDecision> answer =
        decision.lines().stream()
            .filter((LineDecision line) -> line.line().equals(item.key()))
            .map(line -> line.resolution(item.resolution()))
            .findFirst();
    boolean refused = item.acceptance() == Acceptance.REJECTED || found.authorization() == AuthorizationState.DECLINED;
    return new CaseView.Item(
        visit.order().line(item.lineNo()).map(OrderLine::name).orElse(""),
        t.get("portal.units", item.quantity()),
        t.get("words.resolution." + item.resolution().code()),
        tone(item),
        state(t, found, item),
        refused || found.authorization() == AuthorizationState.CANCELLED
            ? List.of()
            : answer.flatMap(ResolutionDecision::amounts).map(wording::sums).orElse(List.of()),
        refused ? answer.map(ResolutionDecision::decidedBy).map(wording::clauses).orElse(List.of()) : List.of());
  }

  private static String state(Texts t, ReturnCase found, ReturnItem item) {
    if (item.settledAt().isPresent() || found.authorization() != AuthorizationState.AUTHORIZED) {
      return t.get("words.status." + (item.settledAt().isPresent() ? "settled" : found.authorization().code()));
    }
    if (item.acceptance() != Acceptance.PENDING) {
      return t.get("words.acceptance." + item.acceptance().code());
    }
    return item.reception() == Reception.AWAITED
        ? t.get("words.status.awaiting_goods")
        : t.get("words.reception." + item.reception().code());
  }

  private static Tone tone(ReturnItem item) {
    return switch (item.acceptance()) {
      case PENDING -> item.isExpected() ? Tone.NEUTRAL : Tone.INFO;
      case ACCEPTED -> Tone.GOOD;
      case REJECTED -> Tone.BAD;
      case NEEDS_REVIEW -> Tone.WARN;
    };
  }

  /** What the slip names of the goods. */
  static List<String> goods(Visit visit, Texts t, ReturnCase found) {
    return found.items().stream()
        .map(
            item ->
                t.get(
                    "portal.goods",
                    item.quantity(),
                    visit.order().line(item.lineNo()).map(OrderLine::name).orElse("")))
        .toList();
  }
}
