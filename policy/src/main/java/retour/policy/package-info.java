/**
 * A store's written policy as a program: read with {@link retour.policy.Policies}, asked with {@link
 * retour.policy.Policy#decide}.
 */
@NullMarked
package retour.policy;

import org.jspecify.annotations.NullMarked;
