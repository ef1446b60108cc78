package retour.server.withdrawal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;

/** Statements as they are read. */
public interface Withdrawals {

  /** @throws retour.server.problem.Refused with NOT_FOUND */
  Withdrawal get(StoreId store, WithdrawalId id);

  /** By the secret of the form that made it. */
  Optional<Withdrawal> byKey(StoreId store, String key);

  /** The statement that a return follows from, if one. */
  Optional<Withdrawal> ofCase(StoreId store, CaseId id);

  List<Withdrawal> ofOrder(StoreId store, OrderId order);

  /** What happened, oldest first. */
  List<Event> history(StoreId store, WithdrawalId id);

  /** Newest first; keyset by id: the page after {@code after}. */
  List<Row> newest(StoreId store, Optional<WithdrawalState> state, Optional<WithdrawalId> after, int limit);

  /** What staff have to look at: statements that wait for them, and repayments that may be held no longer. */
  List<Row> alarms(StoreId store, int limit);

  /** All that still want something, oldest first. */
  List<Row> open(StoreId store);

  /** Where the repayment of a statement in force stands; empty where the law gives no term. */
  Optional<RefundClock> clock(Withdrawal withdrawal);

  /**
   * Something that happened.
   *
   * @param actor the kind, and for staff and programs the id after a colon
   * @param data what there is to tell, see {@link WithdrawalEventKind}
   */
  record Event(WithdrawalEventKind kind, String actor, Instant happenedAt, Map<String, String> data) {

    public Event {
      data = Map.copyOf(data);
    }
  }

  /**
   * A line of a list.
   *
   * @param repayment where the repayment stands; empty where the law gives no term
   * @param sendBy the last day for sending the goods
   * @param objectedOn the day of an objection that staff have not answered yet
   */
  record Row(
      WithdrawalId id,
      String number,
      String contract,
      String orderNumber,
      WithdrawalChannel channel,
      Instant statedAt,
      Instant recordedAt,
      WithdrawalState state,
      Optional<Timeliness> timeliness,
      Optional<CaseId> returnCase,
      Optional<LocalDate> sendBy,
      Optional<LocalDate> objectedOn,
      Optional<RefundClock> repayment) {

    /** Whether staff have to act now. */
    public boolean isAlarming() {
      return state.waitsForStaff()
          || objectedOn.isPresent()
          || repayment
              .filter(clock -> clock.step() == RefundClock.Step.OVERDUE || clock.step() == RefundClock.Step.DUE_SOON)
              .isPresent();
    }
  }
}
