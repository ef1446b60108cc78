/** The staff's face. Holds no rule. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "store", "page", "order", "policy", "mail", "evidence", "returns", "settlement"})
package retour.server.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
