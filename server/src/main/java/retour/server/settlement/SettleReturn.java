package retour.server.settlement;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.returns.ReturnItem;
import retour.server.returns.Settling;
import retour.server.store.Actor;
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
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  SettleReturn(
      Stores stores,
      ReturnCases cases,
      Settling settling,
      Booking booking,
      AmountChanges changes,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.stores = stores;
    this.cases = cases;
    this.settling = settling;
    this.booking = booking;
    this.changes = changes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What settling now would book; writes nothing. Of a case with nothing to settle: no items, total zero.
   *
   * @throws Refused with NOT_FOUND
   */
  public Settlement preview(ReturnCase returnCase) {
    return plan(returnCase, today(returnCase)).settlement();
  }

  /**
   * Books reimbursements, ledger entries and the payouts in one transaction, once.
   *
   * @throws Refused with NOT_FOUND, NOT_NOW (nothing accepted), ALREADY_SETTLED, CHANGED_MEANWHILE, NOT_ALLOWED or
   *     REFUND_ABOVE_PAID
   */
  public Settlement settle(CaseCommand command) {
    requireRole(command.actor());
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

  /** Who may settle and pay: accountant, supervisor, administrator, and programs. */
  static void requireRole(Actor actor) {
    boolean allowed =
        switch (actor) {
          case Actor.Program _ -> true;
          case Actor.Shopper _, Actor.Clock _ -> false;
          case Actor.Staff staff ->
              switch (staff.role()) {
                case ACCOUNTANT, SUPERVISOR, ADMINISTRATOR -> true;
                case CLERK, INSPECTOR, AUDITOR -> false;
              };
        };
    if (!allowed) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
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
    long decision = settling.settled(command, plan.assessment(), plan.marks(outgoing), now);
    booking.book(new Booking.Entry(returnCase, plan, outgoing, decision, command.actor(), now));
    return plan.settlement();
  }

  private Plan plan(ReturnCase returnCase, LocalDate today) {
    Assessment assessment = settling.assess(returnCase.store(), returnCase.id(), today);
    return Plan.of(returnCase, assessment, changes.last(returnCase.store(), returnCase.id()));
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
   */
  public record Settlement(List<ItemSettlement> items, Money total, String payBy) {

    public Settlement {
      items = List.copyOf(items);
    }
  }

  /**
   * One item's part.
   *
   * @param amounts what the policy suggests; for goods instead of money (exchange, replacement, repair) all zero
   * @param change what a person set in place of the suggested total
   */
  public record ItemSettlement(int itemNo, Resolution resolution, Amounts amounts, Optional<AmountChange> change) {

    /** Whether money goes out for it, not goods. */
    public boolean paysMoney() {
      return switch (resolution) {
        case REFUND, STORE_CREDIT -> true;
        case EXCHANGE, REPLACEMENT, REPAIR -> false;
      };
    }
  }
}
