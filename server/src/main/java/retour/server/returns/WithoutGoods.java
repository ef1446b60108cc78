package retour.server.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import retour.policy.decision.Freight;
import retour.policy.decision.LineDecision;
import retour.policy.decision.ResolutionDecision;
import retour.policy.decision.Verdict;
import retour.server.order.Order;

/**
 * What never left the store needs no way back, nor what the policy lets the customer keep: once the return is authorized,
 * an item that the policy permits is accepted (clause IE-03). Where goods would have had to come, it permits outright; of
 * kept goods there is nothing to inspect.
 */
final class WithoutGoods {

  private WithoutGoods() {}

  /** The acceptance of an item at the moment of authorization. */
  static Acceptance acceptance(Order order, LineDecision line, ResolutionDecision item) {
    boolean accepted =
        switch (item.verdict()) {
          case PERMITTED -> !isShipped(order) || isKept(line);
          case PERMITTED_IF -> isKept(line);
          case NEEDS_FACTS, REVIEW, REFUSED -> false;
        };
    return accepted ? Acceptance.ACCEPTED : Acceptance.PENDING;
  }

  private static boolean isKept(LineDecision line) {
    return line.freight().stream()
        .anyMatch(way -> way.leg() == Freight.Leg.RETURN && way.payer() == Freight.Payer.NOBODY);
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
