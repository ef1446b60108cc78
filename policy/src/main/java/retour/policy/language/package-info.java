/**
 * The words of a policy document as values: clauses with their rules and effects, windows, facts and conditions, each
 * with its place in the source. Nothing here reads, checks or runs anything.
 */
@NullMarked
package retour.policy.language;

import org.jspecify.annotations.NullMarked;
