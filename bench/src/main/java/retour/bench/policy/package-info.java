/**
 * The policy engine under JMH, beside the same policies written by hand in Java and beside CEL's own runtime. All of them
 * have to agree on made-up cases before anything is timed.
 */
@NullMarked
package retour.bench.policy;

import org.jspecify.annotations.NullMarked;
