/** What a person does with policy documents on the command line: check them, test them, have a decision explained. */
@NullMarked
package retour.policy.tool;

import org.jspecify.annotations.NullMarked;
