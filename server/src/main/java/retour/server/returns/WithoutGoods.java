package retour.server.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.server.order.Order;

/**
 * What never left the store needs no way back: once the return is authorized, an item that the policy permits outright
 * is accepted (clause IE-03).
 */
final class WithoutGoods {

  private WithoutGoods() {}

  /** The acceptance of an item at the moment of authorization. */
  static Acceptance acceptance(Order order, ResolutionDecision item) {
    return !isShipped(order) && item.verdict() == Verdict.PERMITTED ? Acceptance.ACCEPTED : Acceptance.PENDING;
  }

  /** One event for each item, by its place, that was accepted. */
  static List<NewEvent> events(List<Acceptance> acceptances) {
    List<NewEvent> events = new ArrayList<>();
    for (int i = 0; i < acceptances.size(); i++) {
      if (acceptances.get(i) == Acceptance.ACCEPTED) {
        events.add(new NewEvent(CaseEventKind.ITEM_ACCEPTED, Map.of("item", Integer.toString(i + 1))));
      }
    }
    return events;
  }

  private static boolean isShipped(Order order) {
    return order.deliveries().stream()
        .anyMatch(parcel -> parcel.shippedAt().isPresent() || parcel.deliveredAt().isPresent());
  }
}
