/** The module `evidence` under test. */
@NullMarked
package retour.server.evidence;

import org.jspecify.annotations.NullMarked;
