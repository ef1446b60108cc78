/** The module `portal` under test. */
@NullMarked
package retour.server.portal;

import org.jspecify.annotations.NullMarked;
