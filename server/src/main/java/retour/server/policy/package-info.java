/** Published policy versions, facts from the records, and decisions as they are stored. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "store", "order"})
package retour.server.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
