package retour.server.desk;

import java.util.List;
import java.util.Optional;
import retour.server.order.Order;
import retour.server.withdrawal.RefundClock;
import retour.server.withdrawal.Timeliness;
import retour.server.withdrawal.Withdrawal;
import retour.server.withdrawal.Withdrawals.Event;

/**
 * A statement of withdrawal on one page.
 *
 * @param order the order it is about, or the one just looked up to be matched
 * @param asked the order number looked up by hand, or empty
 * @param events with who did it
 * @param repayment where the repayment stands
 */
public record WithdrawalView(
    Withdrawal withdrawal,
    Optional<Order> order,
    String asked,
    List<EventRow> events,
    Optional<RefundClock> repayment,
    boolean handles,
    boolean weighs) {

  public WithdrawalView {
    events = List.copyOf(events);
  }

  /** An event; {@code who} is a colleague's name, or empty. */
  public record EventRow(Event event, String who) {}

  public String address() {
    return "/desk/withdrawals/" + withdrawal.id().value();
  }

  /** Whether the law's answer can still change: the order is known and nobody has answered. */
  public boolean isWeighed() {
    return switch (withdrawal.state()) {
      case WEIGHING -> true;
      case RECEIVED, UNMATCHED, ACCEPTED, DECLINED, DISMISSED -> false;
    };
  }

  /** Whether it waits to be brought together with its order. */
  public boolean isUnmatched() {
    return switch (withdrawal.state()) {
      case UNMATCHED, DISMISSED -> true;
      case RECEIVED, WEIGHING, ACCEPTED, DECLINED -> false;
    };
  }

  /** Whether a statement that has no legal effect could still be let take it. */
  public boolean mayBeGranted() {
    boolean something = withdrawal.timeliness().filter(legal -> legal == Timeliness.LATE).isPresent();
    return something
        && switch (withdrawal.state()) {
          case WEIGHING, DECLINED -> true;
          case RECEIVED, UNMATCHED, ACCEPTED, DISMISSED -> false;
        };
  }

  /** Whether a proof of sending would still change when the money is due. */
  public boolean wantsProof() {
    return withdrawal.proofOn().isEmpty()
        && repayment.filter(clock -> clock.step() == RefundClock.Step.HELD).isPresent();
  }
}
