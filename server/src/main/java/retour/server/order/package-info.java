/** Orders as the shop recorded them: lines, what was paid, parcels, delivery records; importers; products. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "store"})
package retour.server.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
