/** Photos and documents: checked by content, re-encoded, kept. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "store", "order"})
package retour.server.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
