/**
 * Policy tests as data: facts and what a policy must answer to them, written beside the policy by whoever writes the
 * policy.
 */
@NullMarked
package retour.policy.cases;

import org.jspecify.annotations.NullMarked;
