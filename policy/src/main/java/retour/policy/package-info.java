/**
 * A store's written policy as a program: read with {@link retour.policy.Policies}, asked with {@link
 * retour.policy.Policy#decide}.
 *
 * <p>A clause goes one way through the packages below: written in a document, read by {@code parse} into the words of
 * {@code language}, its names and types held by {@code check}, compiled and decided by {@code evaluate} (many cases at
 * once by {@code prepared}), which also examines what it means, and put into words by {@code explain}. {@code fact} goes in
 * and {@code decision} comes out; {@code cases} are the policy's tests; {@code tool} is the command line.
 */
@NullMarked
package retour.policy;

import org.jspecify.annotations.NullMarked;
