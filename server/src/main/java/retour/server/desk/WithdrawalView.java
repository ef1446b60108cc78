package retour.server.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * @param lines each item of its return as the store wrote it and as the law has it
 * @param steps what this person can do
 */
public record WithdrawalView(
    Withdrawal withdrawal,
    Optional<Order> order,
    String asked,
    List<EventRow> events,
    Optional<RefundClock> repayment,
    List<Line> lines,
    Steps steps) {

  public WithdrawalView {
    events = List.copyOf(events);
    lines = List.copyOf(lines);
  }

  /** An item of the statement's return, under the written policy and the law. */
  public record Line(String goods, CaseView.ItemView item) {}

  /**
   * What can be done now, and whether this person may.
   *
   * @param wantsProof whether a proof of sending would still change when the money is due
   * @param mayRelease whether there is a proof, and the money still waits for the goods
   * @param inTransit whether the ordered goods are still on their way to the person
   * @param canReturn whether the statement can become a return
   */
  public record Steps(
      boolean handles, boolean weighs, boolean wantsProof, boolean mayRelease, boolean inTransit, boolean canReturn) {}

  /** Whether the person who sees the page may handle statements. */
  public boolean handles() {
    return steps.handles();
  }

  /** Whether the person who sees the page may answer for the store. */
  public boolean weighs() {
    return steps.weighs();
  }

  /** An event; {@code who} is a colleague's name, or empty. */
  public record EventRow(Event event, String who) {}

  /** What an event tells in words of its own: the rest is in its name. */
  private static final Set<String> UNTOLD = Set.of("channel", "timeliness", "informed", "granted", "item");

  /** Whether a part of an event is worth a line. */
  public boolean isTold(String name) {
    return !UNTOLD.contains(name);
  }

  public String address() {
    return "/desk/withdrawals/" + withdrawal.id().value();
  }

  /** Whether the law's answer can still change: the order is known and nobody has answered. */
  public boolean isWeighed() {
    return switch (withdrawal.state()) {
      case WEIGHING -> true;
      case RECEIVED, UNMATCHED, ACCEPTED, DECLINED, DISMISSED, RETURNED, COMPLAINED -> false;
    };
  }

  /** Whether it waits to be brought together with its order. */
  public boolean isUnmatched() {
    return switch (withdrawal.state()) {
      case UNMATCHED, DISMISSED -> true;
      case RECEIVED, WEIGHING, ACCEPTED, DECLINED, RETURNED, COMPLAINED -> false;
    };
  }

  /** Whether a statement that has no legal effect could still be let take it. */
  public boolean mayBeGranted() {
    boolean something = withdrawal.timeliness().filter(legal -> legal == Timeliness.LATE).isPresent();
    return something
        && switch (withdrawal.state()) {
          case WEIGHING, DECLINED -> true;
          case RECEIVED, UNMATCHED, ACCEPTED, DISMISSED, RETURNED, COMPLAINED -> false;
        };
  }

  /** Whether its goods and money are under way. */
  public boolean isInForce() {
    return switch (withdrawal.state()) {
      case ACCEPTED -> true;
      case RECEIVED, UNMATCHED, WEIGHING, DECLINED, DISMISSED, RETURNED, COMPLAINED -> false;
    };
  }

  /** Address of the form that makes it a complaint. */
  public String complaintForm() {
    return "/desk/orders/"
        + withdrawal.order().map(id -> Long.toString(id.value())).orElse("")
        + "/complaint?of="
        + withdrawal.returnCase().map(id -> id.value().toString()).orElse("");
  }

  /** Whether a proof was shown that could still be found to prove nothing. */
  public boolean mayDoubtProof() {
    return withdrawal.proofOn().isPresent()
        && repayment
            .filter(clock -> clock.step() != RefundClock.Step.REFUNDED && clock.step() != RefundClock.Step.NONE)
            .isPresent();
  }
}
