/** The three stores with sample orders dated relative to today. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "store", "order", "policy", "platform", "returns", "creditnote", "settlement", "withdrawal", "complaint"
    })
package retour.server.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
