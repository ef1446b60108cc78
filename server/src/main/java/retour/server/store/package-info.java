/** The stores, their settings and calendars, their staff and roles, and who acts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem"})
package retour.server.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
