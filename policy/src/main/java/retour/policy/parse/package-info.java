/**
 * Reads documents: YAML into clauses, CEL into conditions. Tells every fault with its place and never more than the
 * form; whether the names used exist is checked later.
 */
@NullMarked
package retour.policy.parse;

import org.jspecify.annotations.NullMarked;
