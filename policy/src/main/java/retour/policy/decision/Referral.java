package retour.policy.decision;

/**
 * Whom the customer is sent to instead.
 *
 * @param to the contact's code in the store's directory, such as {@code carrier}
 */
public record Referral(String clause, String to) {}
