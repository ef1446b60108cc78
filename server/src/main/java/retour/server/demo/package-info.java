/** The three stores with sample orders dated relative to today. */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "store", "order", "policy", "platform", "creditnote", "settlement"})
package retour.server.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
