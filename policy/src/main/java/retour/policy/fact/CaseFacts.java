package retour.policy.fact;

import java.util.List;

/**
 * Everything a decision rests on.
 *
 * @param shared facts of the order, the parcel and the return as a whole; a line's own fact of the same name wins
 * @param lines the lines asked about, at least one
 */
public record CaseFacts(Facts shared, List<LineFacts> lines) {

  public CaseFacts {
    lines = List.copyOf(lines);
  }
}
