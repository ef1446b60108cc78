package retour.policy.decision;

import java.util.Set;
import retour.policy.fact.FactSource;

/**
 * A fact that can still change the answer.
 *
 * @param name the fact
 * @param knownBy who can know it
 * @param clauses the clauses that wait for it, by id
 */
public record MissingFact(String name, Set<FactSource> knownBy, Set<String> clauses) {}
