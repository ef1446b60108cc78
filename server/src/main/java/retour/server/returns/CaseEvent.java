package retour.server.returns;

import java.time.Instant;
import java.util.Map;

/**
 * One entry of a case's history.
 *
 * @param kind code such as {@code requested}, {@code authorized}, {@code parcel_received}; see {@link CaseEventKind}
 * @param actorReference staff id, key id or empty
 * @param data arguments by name
 */
public record CaseEvent(
    long eventNo,
    CaseEventKind kind,
    String actorKind,
    String actorReference,
    Instant happenedAt,
    Map<String, String> data) {

  public CaseEvent {
    data = Map.copyOf(data);
  }
}
