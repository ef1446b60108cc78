package retour.policy.prepared;

import java.time.LocalDate;
import retour.policy.fact.CaseFacts;

/**
 * A case and the day on which it is decided.
 *
 * @param today the store's day on which the question is asked
 */
public record DatedCase(CaseFacts facts, LocalDate today) {}
