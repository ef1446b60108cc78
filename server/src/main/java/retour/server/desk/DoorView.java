package retour.server.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import retour.server.order.Order;
import retour.server.order.OrderLine;
import retour.server.returns.AuthorizationState;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnItem;

/**
 * A number scanned at the door and the case it belongs to.
 *
 * @param number as scanned or typed, empty before that
 */
public record DoorView(String number, Optional<ReturnCase> found, Optional<Order> order) {

  public boolean isUnknown() {
    return !number.isEmpty() && found.isEmpty();
  }

  /** Whether goods may come under this number. */
  public boolean isExpected() {
    return found
        .filter(each -> each.authorization() == AuthorizationState.AUTHORIZED)
        .filter(each -> each.items().stream().anyMatch(ReturnItem::isExpected))
        .isPresent();
  }

  /**
   * How a return stands to a parcel at the door, by code: {@code expected}, {@code late} (it is taken in and a
   * supervisor looks), {@code requested}, {@code declined}, {@code cancelled} or {@code complete}. Each names the next
   * step.
   *
   * @param today the store's day
   */
  public String standing(LocalDate today) {
    return found.map(each -> standing(each, today)).orElse("unknown");
  }

  private String standing(ReturnCase found, LocalDate today) {
    return switch (found.authorization()) {
      case REQUESTED -> "requested";
      case DECLINED -> "declined";
      case CANCELLED -> "cancelled";
      case AUTHORIZED -> isExpected() ? time(found, today) : "complete";
    };
  }

  private static String time(ReturnCase found, LocalDate today) {
    return found.expiresOn().filter(today::isAfter).isPresent() ? "late" : "expected";
  }

  /** The items that have not come yet. */
  public List<Awaited> awaited() {
    return found.stream()
        .flatMap(each -> each.items().stream())
        .filter(ReturnItem::isExpected)
        .map(item -> new Awaited(item, order.flatMap(order -> order.line(item.lineNo()))))
        .toList();
  }

  /** An item that has not come yet. */
  public record Awaited(ReturnItem item, Optional<OrderLine> line) {

    public String field() {
      return "count-" + item.itemNo();
    }

    public String name() {
      return line.map(OrderLine::name).orElse("");
    }
  }
}
