/**
 * Labels for parcels on their way back: the customer brings their own, or a carrier makes one. What goes to the carrier
 * cannot hold more than a label needs, and each disclosure is written down.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "store", "order", "evidence", "returns"})
package retour.server.shipping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
