package retour.server.stock;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Freight;
import retour.policy.money.Money;
import retour.server.mail.Outbox;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseEventKind;
import retour.server.returns.CaseId;
import retour.server.returns.Disposition;
import retour.server.returns.FollowUp;
import retour.server.returns.Inspection;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * Rejected goods until they have left (clauses IC-05 to IC-12, IE-27): sent back at the store's cost, or at the customer's,
 * who then pays before they are sent; or given up by who has not paid by the last day. Who pays is the policy's word for
 * the way back, and the store's setting where the policy has none.
 */
@Service
public class SendGoodsBack {

  private static final int DECIDE_DAYS = 7;
  private static final int SEND_DAYS = 3;
  private static final int LONGEST = 200;
  private static final int PAGE = 500;
  private static final Actor CLOCK = new Actor.Clock();

  private final Stores stores;
  private final Orders orders;
  private final ReturnCases cases;
  private final GoodsBackTerms terms;
  private final GoodsBackRows rows;
  private final StockMoves moves;
  private final GoodsBackMails mails;
  private final Outbox outbox;
  private final FollowUp followUp;
  private final ObjectProvider<Inspection> inspection;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  SendGoodsBack(Known known, Told told, TransactionTemplate transaction, InstantSource clock) {
    this.stores = known.stores();
    this.orders = known.orders();
    this.cases = known.cases();
    this.terms = known.terms();
    this.rows = known.rows();
    this.moves = told.moves();
    this.mails = told.mails();
    this.outbox = told.outbox();
    this.followUp = told.followUp();
    this.inspection = told.inspection();
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What is looked up. */
  @Component
  record Known(Stores stores, Orders orders, ReturnCases cases, GoodsBackTerms terms, GoodsBackRows rows) {}

  /** Who is told. */
  @Component
  record Told(
      StockMoves moves, GoodsBackMails mails, Outbox outbox, FollowUp followUp, ObjectProvider<Inspection> inspection) {}

  /**
   * What every command on rejected goods names.
   *
   * @param version the version the person saw
   */
  public record Command(StoreId store, CaseId caseId, int itemNo, long version, Actor actor) {}

  /** Goods that are still here, soonest due first: those after {@code last}, at most {@code limit}, which is at most 500. */
  public List<GoodsBack> open(StoreId store, GoodsBack.Place last, int limit) {
    return rows.open(store, last, Math.clamp(limit, 1, PAGE));
  }

  /** The rejected goods of one item, where there are any. */
  public Optional<GoodsBack> find(StoreId store, CaseId caseId, int itemNo) {
    return rows.find(store, caseId, itemNo);
  }

  /**
   * The customer has paid the way back.
   *
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (field {@code reference}:
   *     {@code missing}, {@code too_long})
   */
  public GoodsBack paid(Command command, String reference) {
    GoodsRights.MONEY.require(command.actor());
    requireText("reference", reference);
    return step(command, GoodsBackState.AWAITING_PAYMENT, GoodsBackState.READY, reference.strip());
  }

  /**
   * The store bears the way back after all, by a supervisor with a reason.
   *
   * @throws Refused as {@link #paid} (field {@code reason})
   */
  public GoodsBack waive(Command command, String reason) {
    GoodsRights.WAIVE.require(command.actor());
    requireText("reason", reason);
    return step(command, GoodsBackState.AWAITING_PAYMENT, GoodsBackState.READY, reason.strip());
  }

  /**
   * They are on their way.
   *
   * @param tracking the carrier's number
   * @throws Refused as {@link #paid} (field {@code tracking})
   */
  public GoodsBack sent(Command command, String tracking) {
    GoodsRights.SEND.require(command.actor());
    requireText("tracking", tracking);
    return step(command, GoodsBackState.READY, GoodsBackState.SENT, tracking.strip());
  }

  /**
   * The customer came for them.
   *
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, NOT_NOW or CHANGED_MEANWHILE
   */
  public GoodsBack collected(Command command) {
    GoodsRights.SEND.require(command.actor());
    GoodsBack seen = seen(command);
    requireStep(seen, seen.state(), GoodsBackState.COLLECTED);
    return transaction.execute(
        _ -> {
          GoodsBack collected = step(command, seen.state(), GoodsBackState.COLLECTED, seen.reference());
          sayGone(command);
          return collected;
        });
  }

  /** Where nobody had said it, the return now says that its goods went back: it ends, and its units are free again. */
  private void sayGone(Command command) {
    ReturnCase found = cases.get(command.store(), command.caseId());
    if (found.item(command.itemNo()).disposition().isEmpty()) {
      inspection.getObject().dispose(
          new CaseCommand(found.store(), found.id(), found.version(), command.actor()),
          command.itemNo(),
          Optional.of(Disposition.BACK_TO_CUSTOMER));
    }
  }

  /**
   * Where goods go that were given up.
   *
   * @throws Refused with NOT_ALLOWED, NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (field {@code disposition})
   */
  public GoodsBack place(Command command, Disposition to) {
    GoodsRights.STOCK.require(command.actor());
    if (to == Disposition.BACK_TO_CUSTOMER) {
      throw Refused.fields(List.of(new FieldFault("disposition", "not_an_option")));
    }
    GoodsBack seen = seen(command);
    requireStep(seen, GoodsBackState.ABANDONED, GoodsBackState.SETTLED);
    Instant now = clock.instant();
    transaction.executeWithoutResult(
        _ -> {
          write(seen, seen.at(GoodsBackState.SETTLED, Optional.empty()), new FollowUp.Made(command.actor(), now));
          ReturnCase found = cases.get(seen.store(), seen.caseId());
          moves.decided(
              found,
              found.item(seen.itemNo()),
              new StockMoves.Decided(Optional.of(to), Optional.empty()),
              command.actor(),
              now);
        });
    return rows.find(seen.store(), seen.caseId(), seen.itemNo()).orElseThrow();
  }

  /** Goods that have just been rejected, for the first time or again, and are here, in the caller's transaction. */
  void rejected(ReturnCase found, ReturnItem item, FollowUp.Made made) {
    LocalDate decideBy = stores.get(found.store()).dayOf(made.at()).plusDays(DECIDE_DAYS);
    Optional<GoodsBack> before = rows.find(found.store(), found.id(), item.itemNo());
    if (before.isEmpty()) {
      String currency = item.money().paid().currency().getCurrencyCode();
      rows.open(
          found.store(), found.id(), item.itemNo(), new GoodsBackRows.Opening(currency, decideBy, made.at()));
    }
    before
        .filter(seen -> seen.state() == GoodsBackState.SETTLED)
        .ifPresent(seen -> write(seen, seen.at(GoodsBackState.HELD, Optional.of(decideBy)), made));
  }

  /** What staff say of rejected goods, in the caller's transaction; empty takes it back. */
  void disposed(ReturnCase found, ReturnItem item, Optional<Disposition> to, FollowUp.Made made) {
    rows.find(found.store(), found.id(), item.itemNo())
        .ifPresent(
            seen -> {
              if (to.equals(Optional.of(Disposition.BACK_TO_CUSTOMER))) {
                if (seen.state() != GoodsBackState.COLLECTED) {
                  sendBack(found, item, seen, made);
                }
              } else if (to.isPresent() && seen.state() == GoodsBackState.HELD) {
                write(seen, seen.at(GoodsBackState.SETTLED, Optional.empty()), made);
              } else if (to.isEmpty() && seen.state() == GoodsBackState.SETTLED) {
                write(seen, seen.at(GoodsBackState.HELD, Optional.of(today(seen, made).plusDays(DECIDE_DAYS))), made);
              }
            });
  }

  /** Rejected goods that are accepted after all, in the caller's transaction. */
  void accepted(ReturnCase found, ReturnItem item, FollowUp.Made made) {
    rows.find(found.store(), found.id(), item.itemNo())
        .filter(seen -> seen.state() == GoodsBackState.HELD)
        .ifPresent(seen -> write(seen, seen.at(GoodsBackState.SETTLED, Optional.empty()), made));
  }

  private void sendBack(ReturnCase found, ReturnItem item, GoodsBack seen, FollowUp.Made made) {
    Store store = stores.get(found.store());
    GoodsBackTerms.Terms known = terms.of(store);
    Optional<Freight> way =
        cases.decision(found.store(), found.id()).decision().line(item.key()).freight().stream()
            .filter(freight -> freight.leg() == Freight.Leg.BACK)
            .findFirst();
    boolean customer =
        way.map(freight -> freight.payer() != Freight.Payer.STORE).orElse(known.customerPays());
    boolean first = customer && !known.cost().isZero() && known.cost().currency().equals(seen.cost().currency());
    LocalDate today = today(seen, made);
    LocalDate lastDay = today.plusDays(known.keepDays());
    GoodsBack to =
        new GoodsBack(
            seen.store(),
            seen.caseId(),
            seen.caseNumber(),
            seen.itemNo(),
            seen.goods(),
            seen.state(),
            customer,
            way.map(freight -> String.join(" ", freight.clauses())).orElse(""),
            first ? known.cost() : Money.zero(seen.cost().currency()),
            first ? Optional.of(lastDay) : Optional.empty(),
            Optional.empty(),
            "",
            seen.version());
    GoodsBackState state = first ? GoodsBackState.AWAITING_PAYMENT : GoodsBackState.READY;
    write(seen, to.at(state, Optional.of(first ? lastDay : today.plusDays(SEND_DAYS))), made);
    if (first) {
      tell(rows.find(seen.store(), seen.caseId(), seen.itemNo()).orElseThrow(), GoodsBackMails.Kind.PAY);
    }
  }

  /** Reminds, and gives up what nobody paid for, by the clock. */
  void lookAround() {
    Instant now = clock.instant();
    for (Store store : stores.all()) {
      LocalDate today = store.dayOf(now);
      int remindDays = terms.of(store).remindDays();
      Optional<GoodsBack.Place> last = Optional.of(GoodsBack.Place.FIRST);
      while (last.isPresent()) {
        List<GoodsBack> page = rows.open(store.id(), last.get(), PAGE);
        page.stream()
            .filter(goods -> goods.state() == GoodsBackState.AWAITING_PAYMENT)
            .forEach(goods -> look(goods, today, remindDays, now));
        last = page.size() < PAGE ? Optional.empty() : page.getLast().place();
      }
    }
  }

  private void look(GoodsBack goods, LocalDate today, int remindDays, Instant now) {
    LocalDate lastDay = goods.keepUntil().orElse(today);
    FollowUp.Made made = new FollowUp.Made(CLOCK, now);
    try {
      transaction.executeWithoutResult(
          _ -> {
            if (today.isAfter(lastDay)) {
              write(goods, goods.at(GoodsBackState.ABANDONED, Optional.of(today.plusDays(DECIDE_DAYS))), made);
              tell(goods, GoodsBackMails.Kind.ABANDONED);
            } else if (!today.isBefore(lastDay.minusDays(remindDays)) && rows.reminded(goods)) {
              tell(goods, GoodsBackMails.Kind.REMIND);
            }
          });
    } catch (Refused changed) {
      if (changed.code() != ProblemCode.CHANGED_MEANWHILE) {
        throw changed;
      }
    }
  }

  private GoodsBack step(Command command, GoodsBackState from, GoodsBackState to, String reference) {
    GoodsBack seen = seen(command);
    requireStep(seen, from, to);
    FollowUp.Made made = new FollowUp.Made(command.actor(), clock.instant());
    Optional<LocalDate> on =
        to == GoodsBackState.READY ? Optional.of(today(seen, made).plusDays(SEND_DAYS)) : Optional.empty();
    transaction.executeWithoutResult(
        _ -> {
          write(seen, seen.referring(reference).at(to, on), made);
          if (to == GoodsBackState.SENT) {
            tell(rows.find(seen.store(), seen.caseId(), seen.itemNo()).orElseThrow(), GoodsBackMails.Kind.SENT);
          }
        });
    return rows.find(seen.store(), seen.caseId(), seen.itemNo()).orElseThrow();
  }

  private GoodsBack seen(Command command) {
    GoodsBack seen =
        rows.find(command.store(), command.caseId(), command.itemNo())
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    if (seen.version() != command.version()) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE, Map.of("version", seen.version()));
    }
    return seen;
  }

  private static void requireStep(GoodsBack seen, GoodsBackState from, GoodsBackState to) {
    if (seen.state() != from || !from.next().contains(to)) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  /** Writes a step and notes it in the return's history. */
  private void write(GoodsBack seen, GoodsBack to, FollowUp.Made made) {
    if (!seen.state().next().contains(to.state())) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
    rows.step(seen, to);
    Map<String, String> told = new HashMap<>();
    told.put("item", Integer.toString(seen.itemNo()));
    told.put("goods_back", to.state().code());
    if (to.state() == GoodsBackState.AWAITING_PAYMENT) {
      told.put("amount", to.cost().toString());
      to.keepUntil().ifPresent(day -> told.put("until", day.toString()));
    }
    followUp.note(seen.store(), seen.caseId(), CaseEventKind.GOODS_BACK, told, made);
  }

  private void tell(GoodsBack goods, GoodsBackMails.Kind kind) {
    ReturnCase found = cases.get(goods.store(), goods.caseId());
    Order order = orders.find(goods.store(), found.order()).orElseThrow();
    if (!order.buyer().email().isBlank()) {
      outbox.put(mails.write(found, order, goods, kind));
    }
  }

  private LocalDate today(GoodsBack seen, FollowUp.Made made) {
    return stores.get(seen.store()).dayOf(made.at());
  }

  private static void requireText(String field, String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw Refused.fields(List.of(new FieldFault(field, text.isBlank() ? "missing" : "too_long")));
    }
  }
}
