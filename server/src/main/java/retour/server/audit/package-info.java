/**
 * The audit log: who did what and who read whose data, in one chain of hashes per store, so that an entry that was changed,
 * moved or taken away is found.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "store"})
package retour.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
