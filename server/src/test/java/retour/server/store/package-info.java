/** Stores and staff under test. */
@NullMarked
package retour.server.store;

import org.jspecify.annotations.NullMarked;
