package retour.server.carrier;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * An entry of a claim's history.
 *
 * @param data arguments by name, see {@link Kind}
 */
public record ClaimEvent(
    long eventNo, Kind kind, String actorKind, String actorReference, Instant happenedAt, Map<String, String> data) {

  public ClaimEvent {
    data = Map.copyOf(data);
  }

  /** Everything that can happen to a claim. */
  public enum Kind {
    /** {@code amount}. */
    OPENED,
    /** {@code amount}, {@code reason}. */
    AMOUNT_CHANGED,
    /** {@code kind}. */
    EVIDENCE_NAMED,
    /** {@code reference}, {@code missing}: kinds of evidence that lacked. */
    FILED,
    /** {@code reference}. */
    ACKNOWLEDGED,
    /** {@code amount}, {@code reference}. */
    PAID,
    /** {@code reason}. */
    DENIED,
    /** {@code reason}, {@code written_off}. */
    CLOSED,
    /** {@code kind}, {@code due}. */
    REMINDED;

    /** As written in SQL and the API. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
