package retour.policy.cases;

/**
 * One thing in which a decision is not as a case expects.
 *
 * @param what such as {@code refund}, a clause's id, or {@code last day}
 */
public record Difference(String what, String expected, String found) {}
