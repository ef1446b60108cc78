package retour.server.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.returns.CaseId;
import retour.server.store.Staff;
import retour.server.store.StaffMember;
import retour.server.withdrawal.ProveSending;
import retour.server.withdrawal.TurnGround;
import retour.server.withdrawal.Withdrawal;
import retour.server.withdrawal.WithdrawalId;
import retour.server.withdrawal.Withdrawals;

/** Gathers all that a statement's page shows. */
@Component
class ReadWithdrawal {

  private static final String STAFF = "staff:";
  private static final int LONGEST_NUMBER = 100;

  private final Withdrawals withdrawals;
  private final Orders orders;
  private final Staff staff;
  private final ProveSending proofs;
  private final TurnGround turn;
  private final ReadCase readCase;

  ReadWithdrawal(
      Withdrawals withdrawals, Orders orders, Staff staff, ProveSending proofs, TurnGround turn, ReadCase readCase) {
    this.readCase = readCase;
    this.withdrawals = withdrawals;
    this.orders = orders;
    this.staff = staff;
    this.proofs = proofs;
    this.turn = turn;
  }

  /**
   * @param asked an order number to look up by hand, or empty
   * @throws retour.server.problem.Refused with NOT_FOUND
   */
  WithdrawalView read(Desk desk, WithdrawalId id, String asked) {
    Withdrawal found = withdrawals.get(desk.storeId(), id);
    Optional<Order> order =
        asked.isEmpty() || asked.length() > LONGEST_NUMBER
            ? found.order().flatMap(known -> orders.find(desk.storeId(), known))
            : orders.byNumber(desk.storeId(), asked);
    List<WithdrawalView.EventRow> events =
        withdrawals.history(desk.storeId(), id).reversed().stream()
            .map(event -> new WithdrawalView.EventRow(event, name(desk, event.actor())))
            .toList();
    return new WithdrawalView(
        found,
        order,
        asked.length() > LONGEST_NUMBER ? "" : asked,
        events,
        withdrawals.clock(found),
        found.returnCase().map(leg -> lines(desk, leg)).orElse(List.of()),
        new WithdrawalView.Steps(
            desk.may(Deed.HANDLE_WITHDRAWAL),
            desk.may(Deed.WEIGH_WITHDRAWAL),
            proofs.isWanted(found),
            proofs.mayRelease(found),
            proofs.isInTransit(found),
            turn.canReturn(found)));
  }

  private List<WithdrawalView.Line> lines(Desk desk, CaseId leg) {
    return readCase.read(desk, leg).items().stream()
        .filter(item -> item.law().isPresent())
        .map(item -> new WithdrawalView.Line(item.line().name(), item))
        .toList();
  }

  private String name(Desk desk, String actor) {
    return actor.startsWith(STAFF)
        ? staff
            .find(desk.storeId(), UUID.fromString(actor.substring(STAFF.length())))
            .map(StaffMember::name)
            .orElse("")
        : "";
  }
}
