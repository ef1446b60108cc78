/**
 * The staff's face: the queue, the case with its decision, the door, the inspection, what goes out, and the records behind
 * them. Each person sees the own store alone. Holds no rule.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "audit", "login", "page", "platform", "problem", "store", "order", "policy", "mail", "evidence", "returns", "creditnote",
      "settlement", "goods", "withdrawal", "carrier", "stock", "complaint", "shipping", "privacy"
    })
package retour.server.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
