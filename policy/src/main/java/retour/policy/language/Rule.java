package retour.policy.language;

import java.util.List;

/** A condition and what it does; a clause has one or several. */
public record Rule(Place place, Condition when, List<Effect> effects) {

  public Rule {
    effects = List.copyOf(effects);
  }
}
