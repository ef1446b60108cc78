package retour.server.settlement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import retour.policy.decision.Resolution;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Assessment;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnItem;
import retour.server.returns.Settling;
import retour.server.returns.Settling.Made;
import retour.server.settlement.GoodsPort.Worth;
import retour.server.settlement.Ledger.Account;
import retour.server.settlement.Ledger.Line;
import retour.server.settlement.Supplement.Ground;
import retour.server.settlement.SupplementRows.Given;
import retour.server.settlement.SupplementRows.NewSupplement;
import retour.server.store.Role;
import retour.server.store.Stores;

/**
 * The books of goods that are given in place of money. All runs in the caller's transaction, which holds the order.
 *
 * <p>Promised goods are owed at their price. When they leave, they are given; when they cannot be given, all that came
 * back is owed in money, since the store keeps nothing for goods it does not give.
 */
@Service
public class GoodsMoney {

  private final Stores stores;
  private final Settling settling;
  private final SupplementRows supplements;
  private final PaidBack paidBack;
  private final Ledger ledger;
  private final Dispatch dispatch;
  private final SupplementNotes notes;

  GoodsMoney(
      Stores stores,
      Settling settling,
      SupplementRows supplements,
      PaidBack paidBack,
      Ledger ledger,
      Dispatch dispatch,
      SupplementNotes notes) {
    this.notes = notes;
    this.stores = stores;
    this.settling = settling;
    this.supplements = supplements;
    this.paidBack = paidBack;
    this.ledger = ledger;
    this.dispatch = dispatch;
  }

  /** A reason in a person's own words. @throws Refused with INVALID_INPUT (field {@code reason}) */
  public static String requireReason(String typed) {
    return ChangeAmount.requireReason(typed);
  }

  /** Lets what is booked for one order follow one another, until the caller's transaction ends. */
  public void lock(ReturnCase of) {
    settling.lock(of.store(), of.order());
  }

  /** What is booked when goods are promised: what came back, what is owed, and what goes to and fro in money. */
  static List<Line> promised(int itemNo, LineMoney money, Worth worth) {
    if (worth.kind() == Resolution.REPAIR) {
      return List.of();
    }
    OptionalInt item = OptionalInt.of(itemNo);
    return List.of(
        line(Account.SALES_RETURNED, money.paid(), item),
        line(Account.TAX_RETURNED, money.tax(), item),
        line(Account.GOODS_OWED, worth.price().negated(), item),
        line(Account.RECEIVABLE, worth.toPay(), item),
        line(Account.PAYABLE, worth.toRefund().negated(), item));
  }

  /**
   * Books goods that are promised after the settlement, where a repair failed.
   *
   * @throws Refused with REFUND_ABOVE_PAID where money was given beside the repair: both would be more than was paid
   */
  public void promiseInstead(GoodsPort.Promise promise) {
    if (!given(promise).refunded().isZero()) {
      throw Refused.because(ProblemCode.REFUND_ABOVE_PAID);
    }
    book(promise.of(), promised(promise.itemNo(), promise.money(), promise.worth()), promise);
  }

  /** Books that promised goods left the house. */
  public void sent(GoodsPort.Promise promise) {
    OptionalInt item = OptionalInt.of(promise.itemNo());
    Money price = promise.worth().price();
    book(
        promise.of(),
        List.of(line(Account.GOODS_OWED, price, item), line(Account.GOODS_SENT, price.negated(), item)),
        promise);
  }

  /** Books that the customer paid what the goods cost beyond those that came back. */
  public void differenceReceived(GoodsPort.Promise promise) {
    OptionalInt item = OptionalInt.of(promise.itemNo());
    Money paid = promise.worth().toPay();
    book(
        promise.of(),
        List.of(line(Account.PAID_IN, paid, item), line(Account.RECEIVABLE, paid.negated(), item)),
        promise);
  }

  /**
   * Books money in place of goods that cannot be given: all that is still missing of what was paid for those that came
   * back, and what the customer had paid on top. A correction that was made meanwhile is so part of what is missing.
   *
   * @param differencePaid whether the customer has paid the difference
   * @return what was given, for {@link #document}
   * @throws Refused with REFUND_ABOVE_PAID
   */
  public InsteadOfGoods refundedInstead(GoodsPort.Promise promise, boolean differencePaid, Why why, Made made) {
    Worth worth = promise.worth();
    Given before = given(promise);
    Money paidOnTop = differencePaid ? worth.toPay() : Money.zero(worth.value().currency());
    InsteadOfGoods instead =
        new InsteadOfGoods(
            promise, worth.value().minus(before.refunded()), paidOnTop, notes.before(promise.of()), made);
    book(promise.of(), failed(instead), promise);
    if (!instead.owed().isZero()) {
      count(instead, before, why);
    }
    pay(promise, instead.owed().plus(paidOnTop));
    return instead;
  }

  /** Issues the document about it, as the last step of the caller's transaction. */
  public void document(InsteadOfGoods instead) {
    notes.issue(instead);
  }

  private static List<Line> failed(InsteadOfGoods instead) {
    GoodsPort.Promise promise = instead.promise();
    Worth worth = promise.worth();
    Money zero = Money.zero(worth.value().currency());
    OptionalInt item = OptionalInt.of(promise.itemNo());
    boolean repair = worth.kind() == Resolution.REPAIR;
    return List.of(
        line(Account.SALES_RETURNED, repair ? promise.money().paid() : zero, item),
        line(Account.TAX_RETURNED, repair ? promise.money().tax() : zero, item),
        line(Account.GOODS_OWED, worth.price(), item),
        line(Account.RECEIVABLE, worth.toPay().minus(instead.paidOnTop()).negated(), item),
        line(Account.CHANGED_BY_STAFF, instead.owed().minus(worth.value().minus(worth.toRefund())), item),
        line(Account.PAYABLE, instead.owed().plus(instead.paidOnTop()).negated(), item));
  }

  /** Why, and in which role. */
  public record Why(String reason, Role role) {}

  private Given given(GoodsPort.Promise promise) {
    return supplements
        .given(promise.of().store(), promise.of().id(), promise.itemNo())
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_NOW));
  }

  private void count(InsteadOfGoods instead, Given before, Why why) {
    ReturnCase of = instead.promise().of();
    int itemNo = instead.promise().itemNo();
    supplements.keep(
        of.store(),
        of.id(),
        new NewSupplement(itemNo, Ground.GOODS_FAILED, instead.owed(), why.reason(), why.role()),
        instead.made());
    Money more = before.with(Ground.GOODS_FAILED, instead.owed()).refunded().minus(before.refunded());
    try {
      paidBack.add(of, of.item(itemNo).lineNo(), more);
    } catch (DataIntegrityViolationException abovePaid) {
      throw Booking.refused(abovePaid);
    }
  }

  private void pay(GoodsPort.Promise promise, Money amount) {
    ReturnCase of = promise.of();
    LocalDate today = stores.get(of.store()).dayOf(promise.at());
    Assessment assessment = settling.assess(of.store(), of.id(), today);
    ReturnItem item = of.item(promise.itemNo());
    Means means = Plan.means(item, assessment);
    if (!amount.isZero()) {
      dispatch.send(of, new Outgoing(means, amount, today.plusDays(PaymentPort.DAYS_TO_PAY)), promise.at());
    }
  }

  private void book(ReturnCase of, List<Line> lines, GoodsPort.Promise promise) {
    ledger.book(new Ledger.Transaction(of.store(), of.order(), of.id(), lines, promise.at()));
  }

  private static Line line(Account account, Money amount, OptionalInt item) {
    return new Line(account, amount, item, Optional.empty());
  }
}
