package retour.server.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import retour.server.order.OrderId;

/**
 * Where an order's person is on the way out.
 *
 * @param order the order
 * @param askedAt when it was asked for; empty where nobody asked yet
 * @param waitsFor what is still open, by code: {@code return}, {@code complaint}, {@code withdrawal}, {@code payment}, {@code
 *     goods}, {@code carrier_claim}
 * @param erasedAt when the person went
 * @param keptUntil what law makes the store keep, with its last day
 */
public record Erasure(
    OrderId order,
    Optional<Instant> askedAt,
    List<String> waitsFor,
    Optional<Instant> erasedAt,
    Map<Ground, LocalDate> keptUntil) {

  public Erasure {
    waitsFor = List.copyOf(waitsFor);
    keptUntil = Map.copyOf(keptUntil);
  }

  /** The grounds in a steady order. */
  public Map<Ground, LocalDate> kept() {
    return new TreeMap<>(keptUntil);
  }
}
