/** Orders under test. */
@NullMarked
package retour.server.order;

import org.jspecify.annotations.NullMarked;
