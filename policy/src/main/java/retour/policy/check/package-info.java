/**
 * Tells whether a document that could be read makes sense: the names it uses exist, values have the right types, no
 * clause overrides what is not there. Everything wrong is told at once.
 */
@NullMarked
package retour.policy.check;

import org.jspecify.annotations.NullMarked;
