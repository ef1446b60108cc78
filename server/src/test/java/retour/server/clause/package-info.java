/** Every clause of the three stores, shown by a case that goes otherwise where the store had not written it. */
@NullMarked
package retour.server.clause;

import org.jspecify.annotations.NullMarked;
