package retour.server.desk;

/**
 * A clause in a row of its page.
 *
 * @param says its words; those of the newest version that has it
 */
public record ClauseRow(String says, ShownClause shown) {}
