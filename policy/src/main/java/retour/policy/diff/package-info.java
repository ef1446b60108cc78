/**
 * What changed between two versions of a policy document: clauses that came, went or say something else, windows, facts
 * and lists. Compares what is written, so that it tells of all the language can say.
 */
@NullMarked
package retour.policy.diff;

import org.jspecify.annotations.NullMarked;
