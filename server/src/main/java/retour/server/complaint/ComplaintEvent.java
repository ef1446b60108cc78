package retour.server.complaint;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Something that happened to a complaint.
 *
 * @param data by kind, see {@link Kind}
 */
public record ComplaintEvent(
    long eventNo, Kind kind, String actorKind, String actor, Instant happenedAt, Map<String, String> data) {

  public ComplaintEvent {
    data = Map.copyOf(data);
  }

  /** What can happen, with the names in {@link ComplaintEvent#data}. */
  public enum Kind {
    /** {@code number}, {@code missing}. */
    FILED(true),
    /** {@code kind}, {@code amount} for a cost of transport. */
    DOCUMENT_GIVEN(false),
    /** {@code kind}, {@code reason}. */
    DOCUMENT_DISPENSED(false),
    /** {@code remedy}, {@code percent}, {@code freight}, {@code reason}. */
    UPHELD(true),
    /** {@code ground}, {@code reason}. */
    REJECTED(true),
    /** Nothing. */
    FULFILLED(false),
    /** {@code reason}, {@code case}. */
    REOPENED(true),
    /** Nothing. */
    WITHDRAWN(true),
    /** Became a return or a withdrawal: {@code into}, {@code number}, {@code target}: its id. */
    TURNED(false),
    /** {@code kind} ({@code soon}, {@code tomorrow}, {@code overdue}), {@code due}: goes to the staff. */
    REMINDED(true);

    private final boolean told;

    Kind(boolean told) {
      this.told = told;
    }

    /** Whether somebody gets a mail about it. */
    public boolean isTold() {
      return told;
    }

    /** As written in SQL and the API. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
