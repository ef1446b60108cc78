package retour.policy.decision;

import java.util.Optional;
import retour.policy.fact.Fact;

/**
 * A fact that a clause's condition asked for.
 *
 * @param name the fact's name
 * @param known the fact, or empty when it is unknown
 */
public record FactUse(String name, Optional<Fact> known) {}
