package retour.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.returns.CaseStatus;
import retour.server.returns.NextActor;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases.CaseRow;

/**
 * A return in a list.
 *
 * @param number the authorization number once there is one, before that the request number
 * @param firstLine name of the first item's product
 */
record ReturnRow(
    UUID id,
    String number,
    String orderNumber,
    String firstLine,
    int items,
    CaseStatus status,
    NextActor nextActor,
    Optional<LocalDate> dueOn,
    Instant requestedAt) {

  static ReturnRow of(CaseRow row) {
    return new ReturnRow(
        row.id().value(),
        row.shownNumber(),
        row.orderNumber(),
        row.firstLine(),
        row.items(),
        row.status(),
        row.nextActor(),
        row.dueOn(),
        row.requestedAt());
  }

  static ReturnRow of(ReturnCase found, Order order) {
    int first = found.items().getFirst().lineNo();
    return new ReturnRow(
        found.id().value(),
        found.shownNumber(),
        order.number(),
        order.line(first).map(OrderLine::name).orElse(""),
        found.items().size(),
        found.status(),
        found.nextActor(),
        found.dueOn(),
        found.requestedAt());
  }
}
