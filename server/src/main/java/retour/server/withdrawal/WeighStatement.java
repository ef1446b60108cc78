package retour.server.withdrawal;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCases;
import retour.server.store.Stores;
import retour.server.withdrawal.EffectOfStatement.Bound;
import retour.server.withdrawal.WithdrawalWrites.Made;

/** What staff answer to a statement that the law does not put in force, and what they note about one that is. */
@Service
public class WeighStatement {

  private static final int LONGEST = 2_000;

  private final Withdrawals withdrawals;
  private final WithdrawalWrites writes;
  private final EffectOfStatement effect;
  private final Orders orders;
  private final ReturnCases cases;
  private final Stores stores;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  WeighStatement(
      Withdrawals withdrawals,
      WithdrawalWrites writes,
      EffectOfStatement effect,
      Orders orders,
      ReturnCases cases,
      Stores stores,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.withdrawals = withdrawals;
    this.writes = writes;
    this.effect = effect;
    this.orders = orders;
    this.cases = cases;
    this.stores = stores;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Lets a statement take effect though the law gives no right, or not any more: in the customer's favour.
   *
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW (also where nothing is left to give back) or CHANGED_MEANWHILE
   */
  public Withdrawal accept(WithdrawalCommand command) {
    StaffRole.WEIGH.require(command.actor());
    return step(
        command,
        (seen, made) -> {
          requireState(seen, WithdrawalState.WEIGHING, WithdrawalState.DECLINED);
          effect.bind(seen, new Bound(order(seen), seen.parts(), seen.informed(), true), made);
          if (withdrawals.get(seen.store(), seen.id()).state() != WithdrawalState.ACCEPTED) {
            throw Refused.because(ProblemCode.NOT_NOW);
          }
        });
  }

  /**
   * Answers that there is no right; the person is told why.
   *
   * @param reason in staff's words, shown to the person
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (field {@code reason})
   */
  public Withdrawal decline(WithdrawalCommand command, String reason) {
    StaffRole.WEIGH.require(command.actor());
    String text = requireText(reason);
    return step(
        command,
        (seen, made) -> {
          requireState(seen, WithdrawalState.WEIGHING);
          writes.stand(seen, seen.as(WithdrawalState.DECLINED));
          writes.event(seen, WithdrawalEventKind.DECLINED, made, Map.of("reason", text));
          writes.task(seen, TaskKind.DECLINED, made.at());
        });
  }

  /**
   * Answers that the store knows no such contract; the person is told so.
   *
   * @param reason in staff's words, shown to the person
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (field {@code reason})
   */
  public Withdrawal dismiss(WithdrawalCommand command, String reason) {
    StaffRole.HANDLE.require(command.actor());
    String text = requireText(reason);
    return step(
        command,
        (seen, made) -> {
          requireState(seen, WithdrawalState.UNMATCHED);
          writes.stand(seen, seen.as(WithdrawalState.DISMISSED));
          writes.event(seen, WithdrawalEventKind.DISMISSED, made, Map.of("reason", text));
          writes.task(seen, TaskKind.DISMISSED, made.at());
        });
  }

  /**
   * Notes whether the person had been told of the right as the law wants it. A statement that waits for an answer is
   * judged anew: who was not told has twelve months more (Directive 2011/83/EU Art. 10).
   *
   * @param reason what it rests on
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (field {@code reason})
   */
  public Withdrawal informed(WithdrawalCommand command, boolean informed, String reason) {
    StaffRole.HANDLE.require(command.actor());
    String text = requireText(reason);
    return step(
        command,
        (seen, made) -> {
          requireState(seen, WithdrawalState.WEIGHING);
          Map<String, String> data = Map.of("informed", Boolean.toString(informed), "reason", text);
          writes.event(seen, WithdrawalEventKind.INFORMED, made, data);
          effect.bind(seen, new Bound(order(seen), seen.parts(), informed, false), made);
        });
  }

  /**
   * Notes a proof that the goods were sent: from that day the money may be held no longer (Art. 13(3)).
   *
   * @param on the day of sending, not after today
   * @param note what was shown, such as a tracking number
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (fields {@code on}, {@code
   *     reason})
   */
  public Withdrawal proven(WithdrawalCommand command, LocalDate on, String note) {
    StaffRole.HANDLE.require(command.actor());
    String text = requireText(note);
    return step(
        command,
        (seen, made) -> {
          requireState(seen, WithdrawalState.ACCEPTED);
          if (on.isAfter(stores.get(seen.store()).dayOf(made.at()))) {
            throw Refused.fields(List.of(new FieldFault("on", "in_future")));
          }
          writes.stand(seen, seen.proven(on));
          writes.event(seen, WithdrawalEventKind.PROVEN, made, Map.of("on", on.toString(), "note", text));
        });
  }

  /** Whether the return of a statement still waits for its goods. */
  boolean awaitsGoods(Withdrawal withdrawal) {
    return withdrawal.proofOn().isEmpty()
        && withdrawal.returnCase().map(id -> awaits(withdrawal, id)).orElse(false);
  }

  private boolean awaits(Withdrawal withdrawal, CaseId id) {
    return switch (cases.get(withdrawal.store(), id).status()) {
      case AWAITING_GOODS -> true;
      case REQUESTED, AWAITING_INSPECTION, AWAITING_RULING, AWAITING_SETTLEMENT, SETTLED, REJECTED, DECLINED,
          CANCELLED ->
          false;
    };
  }

  private Order order(Withdrawal withdrawal) {
    return withdrawal
        .order()
        .flatMap(id -> orders.find(withdrawal.store(), id))
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_NOW));
  }

  private static void requireState(Withdrawal seen, WithdrawalState... wanted) {
    if (!List.of(wanted).contains(seen.state())) {
      throw Refused.because(ProblemCode.NOT_NOW);
    }
  }

  private static String requireText(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw Refused.fields(List.of(new FieldFault("reason", text.isBlank() ? "missing" : "too_long")));
    }
    return text.strip();
  }

  private Withdrawal step(WithdrawalCommand command, BiConsumer<Withdrawal, Made> change) {
    Made made = new Made(command.actor(), clock.instant());
    transaction.executeWithoutResult(_ -> change.accept(command.open(withdrawals), made));
    return withdrawals.get(command.store(), command.id());
  }
}
