package retour.server.settlement;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Amounts;
import retour.policy.decision.Resolution;
import retour.policy.money.Money;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Acceptance;
import retour.server.returns.Assessment;
import retour.server.returns.CaseCommand;
import retour.server.returns.Duty;
import retour.server.returns.NextActor;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;
import retour.server.returns.Settling;
import retour.server.settlement.Plan.PlannedItem;
import retour.server.store.Stores;

/** Turns accepted items into what the customer gets; preview and booking are one path. */
@Service
public class SettleReturn {

  private static final int TRIES = 3;

  private final Stores stores;
  private final ReturnCases cases;
  private final Settling settling;
  private final Booking booking;
  private final AmountChanges changes;
  private final ExchangeChoices choices;
  private final GoodsPort goods;
  private final Dispatch dispatch;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  SettleReturn(
      Stores stores,
      ReturnCases cases,
      Settling settling,
      Booking booking,
      AmountChanges changes,
      ExchangeChoices choices,
      GoodsPort goods,
      Dispatch dispatch,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.stores = stores;
    this.cases = cases;
    this.settling = settling;
    this.booking = booking;
    this.changes = changes;
    this.choices = choices;
    this.goods = goods;
    this.dispatch = dispatch;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What settling now would book; writes nothing. Of a case with nothing to settle: no items, total zero.
   *
   * @throws Refused with NOT_FOUND
   */
  public Settlement preview(ReturnCase returnCase) {
    LocalDate today = today(returnCase);
    Plan plan = plan(returnCase, today);
    return plan.settlement(payments(returnCase, Outgoing.of(plan, today)));
  }

  /**
   * Books reimbursements, ledger entries and the payouts in one transaction, once.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW (nothing accepted), ALREADY_SETTLED, CHANGED_MEANWHILE, NOT_ALLOWED,
   *     REFUND_ABOVE_PAID or NUMBERS_USED_UP
   */
  public Settlement settle(CaseCommand command) {
    MoneyRights.PAY.require(command.actor());
    for (int tries = 1; ; tries++) {
      try {
        return transaction.execute(_ -> book(command, clock.instant()));
      } catch (PessimisticLockingFailureException waitedForEachOther) {
        // Nothing of it was kept, and the other one went on.
        if (tries == TRIES) {
          throw waitedForEachOther;
        }
      }
    }
  }

  private Settlement book(CaseCommand command, Instant now) {
    settling.lock(command.store(), cases.get(command.store(), command.id()).order());
    ReturnCase returnCase = cases.get(command.store(), command.id());
    requireSomething(returnCase);
    if (returnCase.version() != command.version()) {
      throw Refused.because(ProblemCode.CHANGED_MEANWHILE, Map.of("version", returnCase.version()));
    }
    LocalDate today = stores.get(command.store()).dayOf(now);
    Plan plan = plan(returnCase, today);
    List<Outgoing> outgoing = Outgoing.of(plan, today.plusDays(PaymentPort.DAYS_TO_PAY));
    Settlement settlement = plan.settlement(payments(returnCase, outgoing));
    long decision = settling.settled(command, plan.assessment(), plan.marks(duties(plan, outgoing, today), asked(plan, today)), now);
    booking.book(new Booking.Entry(returnCase, plan, outgoing, decision, command.actor(), now));
    plan.items().stream().filter(PlannedItem::isGoods).forEach(item -> goods.take(promise(returnCase, item, now)));
    return settlement;
  }

  private List<Payment> payments(ReturnCase of, List<Outgoing> outgoing) {
    return outgoing.stream()
        .flatMap(each -> dispatch.parts(of, each).stream())
        .map(each -> new Payment(each.method(), each.amount()))
        .toList();
  }

  private static GoodsPort.Promise promise(ReturnCase of, PlannedItem item, Instant now) {
    return new GoodsPort.Promise(
        of, item.item().itemNo(), item.units(), item.money(), item.set().choice(), item.worth(), now);
  }

  private List<Duty> duties(Plan plan, List<Outgoing> outgoing, LocalDate today) {
    Stream<Duty> money = outgoing.stream().map(each -> new Duty(NextActor.ACCOUNTANT, each.dueOn()));
    Stream<Duty> things =
        plan.items().stream().filter(PlannedItem::isGoods).map(item -> goods.firstDuty(item.worth(), today));
    return Stream.concat(money, things).toList();
  }

  private List<Map<String, String>> asked(Plan plan, LocalDate today) {
    return plan.items().stream()
        .filter(item -> item.isGoods() && !item.worth().toPay().isZero())
        .map(
            item ->
                Map.of(
                    "item", item.item().key(),
                    "amount", item.worth().toPay().toString(),
                    "until", goods.firstDuty(item.worth(), today).dueOn().toString()))
        .toList();
  }

  private Plan plan(ReturnCase returnCase, LocalDate today) {
    Assessment assessment = settling.assess(returnCase.store(), returnCase.id(), today);
    return Plan.of(
        returnCase,
        assessment,
        changes.last(returnCase.store(), returnCase.id()),
        choices.last(returnCase.store(), returnCase.id()));
  }

  private LocalDate today(ReturnCase returnCase) {
    return stores.get(returnCase.store()).dayOf(clock.instant());
  }

  private static void requireSomething(ReturnCase returnCase) {
    boolean open = returnCase.items().stream().anyMatch(SettleReturn::isOpen);
    boolean settled = returnCase.items().stream().anyMatch(item -> item.settledAt().isPresent());
    if (!open) {
      throw Refused.because(settled ? ProblemCode.ALREADY_SETTLED : ProblemCode.NOT_NOW);
    }
  }

  static boolean isOpen(ReturnItem item) {
    return item.acceptance() == Acceptance.ACCEPTED && item.settledAt().isEmpty();
  }

  /**
   * What is given back.
   *
   * @param payBy means of payment by code as the policy names it, resolved to the order's own where it says {@code
   *     original}; empty when no money goes out
   * @param payments what goes out by each means, in the currency of the order: several where the order was paid by several
   */
  public record Settlement(List<ItemSettlement> items, Money total, String payBy, List<Payment> payments) {

    public Settlement {
      items = List.copyOf(items);
      payments = List.copyOf(payments);
    }
  }

  /** What goes out by one means, by code. */
  public record Payment(String method, Money amount) {}

  /**
   * Goods in exchange for others.
   *
   * @param value what was paid for those that came back, with tax
   * @param toPay what the customer pays on top; zero for none
   * @param toRefund what goes back in money; zero for none
   */
  public record Exchange(ExchangeChoice goods, Money value, Money toPay, Money toRefund) {}

  /**
   * One item's part.
   *
   * @param amounts what the policy suggests; for goods instead of money (exchange, replacement, repair) all zero, but for
   *     what an exchange gives back beside the goods
   * @param change what a person set in place of the suggested total
   * @param exchange what is given in exchange, once it is chosen
   */
  public record ItemSettlement(
      int itemNo,
      Resolution resolution,
      Amounts amounts,
      Optional<AmountChange> change,
      Optional<Exchange> exchange) {

    /** Whether money goes out for it, not goods. */
    public boolean paysMoney() {
      return switch (resolution) {
        case REFUND, STORE_CREDIT -> true;
        case EXCHANGE, REPLACEMENT, REPAIR -> false;
      };
    }
  }
}
