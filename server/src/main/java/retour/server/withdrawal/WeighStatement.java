package retour.server.withdrawal;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.policy.Informed;
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
    StatementRights.WEIGH.require(command.actor());
    return step(
        command,
        (seen, made) -> {
          requireState(seen, WithdrawalState.WEIGHING, WithdrawalState.DECLINED);
          effect.bind(seen, new Bound(order(seen), seen.parts(), seen.told(), true), made);
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
    StatementRights.WEIGH.require(command.actor());
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
    StatementRights.HANDLE.require(command.actor());
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
   * Notes what the person had been told of the right. A statement that waits for an answer is judged anew: who was not
   * told has twelve months more, who was told later fourteen days from then (Directive 2011/83/EU Art. 10).
   *
   * @param reason what it rests on
   * @throws Refused with NOT_FOUND, NOT_ALLOWED, NOT_NOW, CHANGED_MEANWHILE or INVALID_INPUT (fields {@code reason},
   *     {@code later_on})
   */
  public Withdrawal informed(WithdrawalCommand command, Informed informed, String reason) {
    StatementRights.HANDLE.require(command.actor());
    String text = requireText(reason);
    return step(
        command,
        (seen, made) -> {
          requireState(seen, WithdrawalState.WEIGHING);
          informed.laterOn().ifPresent(day -> requirePast(seen, made, new FieldFault("later_on", "in_future"), day));
          Map<String, String> data = new TreeMap<>();
          data.put("informed", Boolean.toString(informed.whenOrdering()));
          informed.laterOn().ifPresent(day -> data.put("later_on", day.toString()));
          data.put("reason", text);
          writes.event(seen, WithdrawalEventKind.INFORMED, made, data);
          effect.bind(seen, new Bound(order(seen), seen.parts(), informed, false), made);
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

  private void requirePast(Withdrawal seen, Made made, FieldFault fault, LocalDate day) {
    if (day.isAfter(stores.get(seen.store()).dayOf(made.at()))) {
      throw Refused.fields(List.of(fault));
    }
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
    return StatementWords.text("reason", text);
  }

  private Withdrawal step(WithdrawalCommand command, BiConsumer<Withdrawal, Made> change) {
    Made made = new Made(command.actor(), clock.instant());
    transaction.executeWithoutResult(_ -> change.accept(command.open(withdrawals), made));
    return withdrawals.get(command.store(), command.id());
  }
}
