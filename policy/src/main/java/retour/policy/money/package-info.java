/** Money as whole minor units of a currency. No binary fractions, no default currency, no silent rounding. */
@NullMarked
package retour.policy.money;

import org.jspecify.annotations.NullMarked;
