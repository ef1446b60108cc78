package retour.server.order;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An outbound parcel.
 *
 * @param quantities units by line number; empty when the parcel is not itemised
 */
public record Delivery(
    int parcelNo,
    String carrier,
    String trackingNumber,
    Optional<Instant> shippedAt,
    Optional<Instant> deliveredAt,
    Optional<Handover> handover,
    Optional<Boolean> notedOnBillOfLading,
    Map<Integer, Integer> quantities) {

  public Delivery {
    quantities = Map.copyOf(quantities);
  }

  /** What the carrier's record says of the hand-over (clauses IP-08, IP-09, IP-11, IP-12). */
  public enum Handover {
    SIGNED_CLEAN,
    SIGNED_WITH_EXCEPTION,
    UNSIGNED,
    REFUSED;

    /** As written in SQL and facts. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
