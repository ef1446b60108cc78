package retour.server.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import retour.server.order.Delivery;
import retour.server.order.Order;
import retour.server.order.OrderLine;

/** What the parcels of an order say together. */
final class Parcels {

  private Parcels() {}

  static boolean shipped(Order order) {
    return order.deliveries().stream()
        .anyMatch(parcel -> parcel.shippedAt().isPresent() || parcel.deliveredAt().isPresent());
  }

  /** When the last parcel came; empty while any unit of the goods has not come. */
  static Optional<Instant> deliveredAt(Order order) {
    List<Delivery> parcels = order.deliveries();
    if (parcels.stream().anyMatch(parcel -> parcel.deliveredAt().isEmpty()) || !holdEverything(order)) {
      return Optional.empty();
    }
    return parcels.stream().flatMap(parcel -> parcel.deliveredAt().stream()).max(Instant::compareTo);
  }

  /** The parcels that may hold units of this line: those that name it, and those that name nothing. */
  static List<Delivery> carrying(Order order, int lineNo) {
    return order.deliveries().stream()
        .filter(parcel -> parcel.quantities().isEmpty() || parcel.quantities().containsKey(lineNo))
        .toList();
  }

  /** The value all parcels share; empty when there are none, one does not know it, or they differ. */
  static <T> Optional<T> agreed(List<Delivery> parcels, Function<Delivery, Optional<T>> value) {
    List<Optional<T>> distinct = parcels.stream().map(value).distinct().toList();
    return distinct.size() == 1 ? distinct.getFirst() : Optional.empty();
  }

  private static boolean holdEverything(Order order) {
    return order.deliveries().stream().anyMatch(parcel -> parcel.quantities().isEmpty())
        || order.lines().stream().filter(OrderLine::returnable).allMatch(line -> isHeld(order, line));
  }

  private static boolean isHeld(Order order, OrderLine line) {
    long units =
        order.deliveries().stream()
            .mapToLong(parcel -> parcel.quantities().getOrDefault(line.lineNo(), 0))
            .sum();
    return units >= line.quantity();
  }
}
