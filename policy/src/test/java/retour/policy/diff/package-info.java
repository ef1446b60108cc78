@NullMarked
package retour.policy.diff;

import org.jspecify.annotations.NullMarked;
