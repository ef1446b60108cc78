/** Whole returns as people walk them: in a real browser, from the shopper's first page to the money. */
@NullMarked
package retour.server.journey;

import org.jspecify.annotations.NullMarked;
