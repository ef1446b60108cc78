/** The REST face for programs. Holds no rule. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform", "problem", "store", "page", "order", "policy", "evidence", "returns", "creditnote", "settlement", "goods",
      "withdrawal", "carrier", "complaint", "stock", "shipping", "mail"
    })
package retour.server.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
