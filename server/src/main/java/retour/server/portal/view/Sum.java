package retour.server.portal.view;

/**
 * A step to the amount.
 *
 * @param clause the clause it comes from, or empty
 * @param note such as that staff may still choose another rate, or empty
 */
public record Sum(String label, String clause, String amount, String note, boolean total) {}
