/**
 * Decides many cases at once without telling why: verdicts and amounts only, for replaying a policy over a store's
 * history. Facts are laid out once in columns; conditions then run over 64 lines with each instruction. This package
 * knows rows of bits and numbers; which bits and numbers a policy needs is said by {@code retour.policy.evaluate}.
 */
@NullMarked
package retour.policy.prepared;

import org.jspecify.annotations.NullMarked;
