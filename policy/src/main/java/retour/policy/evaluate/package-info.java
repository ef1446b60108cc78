/**
 * Runs a checked document: conditions in three values, clauses that give way, and from them verdicts, amounts, days and
 * what is still missing. Pure; knows no clock and no source text.
 */
@NullMarked
package retour.policy.evaluate;

import org.jspecify.annotations.NullMarked;
