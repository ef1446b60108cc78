package retour.server.settlement;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.policy.decision.Amounts;
import retour.policy.decision.ResolutionDecision;
import retour.policy.money.Money;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Assessment;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseEventKind;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;
import retour.server.returns.Settling;
import retour.server.returns.Settling.Made;
import retour.server.settlement.Ledger.Account;
import retour.server.settlement.Ledger.Line;
import retour.server.settlement.Supplement.Ground;
import retour.server.settlement.SupplementRows.Given;
import retour.server.settlement.SupplementRows.NewSupplement;
import retour.server.store.Role;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * Gives more for an item that is settled, or takes off what was booked too much while it has not gone out. All that an
 * item is given stays between nothing and what was paid for it; costs proven later come on top.
 */
@Service
public class GiveSupplement {

  private final Stores stores;
  private final ReturnCases cases;
  private final Settling settling;
  private final SupplementRows rows;
  private final PaidBack paidBack;
  private final Ledger ledger;
  private final Dispatch dispatch;
  private final UnpaidPayouts unpaid;
  private final SupplementNotes notes;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  GiveSupplement(
      Stores stores,
      ReturnCases cases,
      Settling settling,
      SupplementRows rows,
      PaidBack paidBack,
      Ledger ledger,
      Dispatch dispatch,
      UnpaidPayouts unpaid,
      SupplementNotes notes,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.stores = stores;
    this.cases = cases;
    this.settling = settling;
    this.rows = rows;
    this.paidBack = paidBack;
    this.ledger = ledger;
    this.dispatch = dispatch;
    this.unpaid = unpaid;
    this.notes = notes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** How much more, or with a mistake how much less, and why. */
  public record Wanted(Ground ground, Money amount, String reason) {}

  /**
   * Where a settled item stands.
   *
   * @param given in all
   * @param left the most that can still be given, beside proven costs
   */
  public record Standing(int itemNo, Money given, Money left) {}

  /** Each settled item, by its number; empty where nothing is settled. */
  public List<Standing> standings(StoreId store, CaseId id) {
    return rows.given(store, id).stream().map(each -> new Standing(each.itemNo(), each.given(), each.left())).toList();
  }

  /** What was given beyond the settlement, or taken off it, oldest first. */
  public List<Supplement> ofCase(StoreId store, CaseId id) {
    return rows.ofCase(store, id);
  }

  /**
   * Books a supplement with its payout in one transaction. It goes by the means that the item's settlement goes by.
   *
   * @param wanted negative only where a mistake is put right, and then never more than is still due
   * @return the case as it is then
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE, NOT_NOW (the item is not settled, or the money has gone
   *     out), REFUND_ABOVE_PAID, LAW_GRANTS (argument {@code clauses}: less than an enforced law grants), REQUIREMENT_MISSING (a
   *     second person is wanted) or INVALID_INPUT (fields {@code amount}, {@code reason})
   */
  public ReturnCase give(CaseCommand command, int itemNo, Wanted wanted) {
    Role role = MoneyRights.JUDGE.requireRole(command.actor());
    NewSupplement supplement =
        new NewSupplement(
            itemNo, wanted.ground(), wanted.amount(), ChangeAmount.requireReason(wanted.reason()), role);
    transaction.executeWithoutResult(_ -> book(command, supplement));
    return cases.get(command.store(), command.id());
  }

  private void book(CaseCommand command, NewSupplement supplement) {
    ReturnCase of = cases.get(command.store(), command.id());
    settling.lock(command.store(), of.order());
    Given before =
        rows.given(of.store(), of.id(), supplement.itemNo()).orElseThrow(() -> Refused.because(ProblemCode.NOT_NOW));
    Given after = requireWithin(before, supplement);
    Made made = new Made(command.actor(), clock.instant());
    Assessment assessment = settling.assess(of.store(), of.id(), stores.get(of.store()).dayOf(made.at()));
    ReturnItem item = of.item(supplement.itemNo());
    requireLaw(after, item, assessment, supplement.amount());
    if (!supplement.amount().isNegative()) {
      settling.requireSecondPerson(command, item);
    }
    rows.keep(of.store(), of.id(), supplement, made);
    count(of, item.lineNo(), after.refunded().minus(before.refunded()));
    ledger.book(new Ledger.Transaction(of.store(), of.order(), of.id(), lines(supplement), made.at()));
    OldCurrency.Running hadBack = notes.before(of);
    pay(of, new Outgoing(Plan.means(item, assessment), supplement.amount(), dueOn(of.store(), made.at())), made);
    settling.stepped(command, CaseEventKind.SUPPLEMENTED, told(supplement), made.at());
    notes.issue(of, supplement, hadBack, made);
  }

  private void pay(ReturnCase of, Outgoing outgoing, Made made) {
    if (outgoing.amount().isNegative()) {
      unpaid.takeOff(of, new Outgoing(outgoing.means(), outgoing.amount().negated(), outgoing.dueOn()), made);
    } else {
      dispatch.send(of, outgoing, made.at());
    }
  }

  private void count(ReturnCase of, int lineNo, Money refunded) {
    try {
      paidBack.add(of, lineNo, refunded);
    } catch (DataIntegrityViolationException abovePaid) {
      throw Booking.refused(abovePaid);
    }
  }

  private LocalDate dueOn(StoreId store, Instant at) {
    return stores.get(store).dayOf(at).plusDays(PaymentPort.DAYS_TO_PAY);
  }

  private static List<Line> lines(NewSupplement supplement) {
    Account account =
        switch (supplement.ground()) {
          case PROVEN_COSTS -> Account.COSTS_REIMBURSED;
          case OBJECTION, MISTAKE, GOODS_FAILED -> Account.CHANGED_BY_STAFF;
        };
    OptionalInt item = OptionalInt.of(supplement.itemNo());
    return List.of(
        new Line(account, supplement.amount(), item, Optional.empty()),
        new Line(Account.PAYABLE, supplement.amount().negated(), item, Optional.empty()));
  }

  private static Given requireWithin(Given before, NewSupplement supplement) {
    Money amount = supplement.amount();
    if (!amount.currency().equals(before.paid().currency())) {
      throw fault("other_currency");
    }
    if (amount.isZero()) {
      throw fault("zero");
    }
    if (amount.isNegative() && supplement.ground() != Ground.MISTAKE) {
      throw fault("negative");
    }
    if (!amount.isNegative() && supplement.ground() != Ground.PROVEN_COSTS && amount.compareTo(before.left()) > 0) {
      throw Refused.because(ProblemCode.REFUND_ABOVE_PAID);
    }
    Given after = before.with(supplement.ground(), amount);
    if (after.given().isNegative()) {
      throw fault("more_than_given");
    }
    return after;
  }

  /** Less than the enforced law grants nobody sets, whatever was booked. */
  private static void requireLaw(Given after, ReturnItem item, Assessment assessment, Money amount) {
    if (!amount.isNegative()) {
      return;
    }
    ResolutionDecision decided = assessment.decision().line(item.key()).resolution(item.resolution());
    List<String> enforced = assessment.underLaw().enforces(item.key(), item.resolution());
    boolean below = decided.amounts().map(Amounts::total).filter(total -> after.given().compareTo(total) < 0).isPresent();
    if (below && !enforced.isEmpty()) {
      throw Refused.because(ProblemCode.LAW_GRANTS, Map.of("clauses", enforced));
    }
  }

  private static Map<String, String> told(NewSupplement supplement) {
    return Map.of(
        "item", Integer.toString(supplement.itemNo()),
        "ground", supplement.ground().code(),
        "amount", supplement.amount().toString(),
        "reason", supplement.reason());
  }

  private static Refused fault(String code) {
    return Refused.fields(List.of(new FieldFault("amount", code)));
  }
}
