package retour.policy.decision;

import java.util.Optional;

/**
 * By when the store means to have done something; no promise, and nothing follows from missing it.
 *
 * @param what its code, such as {@code inspection}
 * @param until the day; empty as long as it has not begun, or while the clock stands
 */
public record Target(String clause, String what, Optional<Deadline> until) {}
