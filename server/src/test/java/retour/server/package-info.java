/** What holds for the application as a whole: module boundaries and house rules. */
@NullMarked
package retour.server;

import org.jspecify.annotations.NullMarked;
