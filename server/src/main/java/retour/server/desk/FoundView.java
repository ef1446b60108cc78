package retour.server.desk;

import java.util.List;
import retour.server.order.Order;
import retour.server.returns.ReturnCases.CaseRow;

/**
 * What a search found.
 *
 * @param more whether there is more than is shown
 */
public record FoundView(String text, List<CaseRow> cases, List<Order> orders, boolean more) {

  static FoundView nothing(String text) {
    return new FoundView(text, List.of(), List.of(), false);
  }

  static FoundView of(String text, List<CaseRow> cases, List<Order> orders, int most) {
    boolean more = cases.size() > most || orders.size() > most;
    return new FoundView(
        text, cases.subList(0, Math.min(most, cases.size())), orders.subList(0, Math.min(most, orders.size())), more);
  }
}
