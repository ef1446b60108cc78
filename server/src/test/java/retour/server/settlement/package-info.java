/** Tests of what customers get back, and of the books. */
@NullMarked
package retour.server.settlement;

import org.jspecify.annotations.NullMarked;
