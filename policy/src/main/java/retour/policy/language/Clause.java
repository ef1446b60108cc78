package retour.policy.language;

import java.util.List;
import retour.policy.ClauseText;

/**
 * One clause of the document.
 *
 * @param overrides the clauses that give way to it
 */
public record Clause(Place place, ClauseText text, List<GivingWay> overrides, List<Rule> rules) {

  /** A clause that gives way, and where that is said. */
  public record GivingWay(Place place, String clause) {}

  public Clause {
    overrides = List.copyOf(overrides);
    rules = List.copyOf(rules);
  }

  public String id() {
    return text.id();
  }
}
