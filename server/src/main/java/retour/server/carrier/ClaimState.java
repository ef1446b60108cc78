package retour.server.carrier;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a claim stands. The transitions are drawn in docs/domain.md and tested for every pair. */
public enum ClaimState {
  /** Opened; evidence is gathered. */
  DRAFT,
  FILED,
  /** The carrier has confirmed that it has the claim. */
  ACKNOWLEDGED,
  /** The carrier has paid, whole or in part. */
  PAID,
  DENIED,
  /** Nothing more is expected. */
  CLOSED;

  /** The states that may follow; a part may be followed by another, a denied claim is filed again as an appeal. */
  public Set<ClaimState> next() {
    return switch (this) {
      case DRAFT -> EnumSet.of(FILED, CLOSED);
      case FILED -> EnumSet.of(ACKNOWLEDGED, PAID, DENIED, CLOSED);
      case ACKNOWLEDGED -> EnumSet.of(PAID, DENIED, CLOSED);
      case PAID -> EnumSet.of(PAID, CLOSED);
      case DENIED -> EnumSet.of(FILED, CLOSED);
      case CLOSED -> EnumSet.noneOf(ClaimState.class);
    };
  }

  /** Whether something is still expected, of the store or of the carrier. */
  public boolean isOpen() {
    return this != CLOSED;
  }

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
