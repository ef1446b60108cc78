/** The shopper's face: phone first, no account, no script needed. Holds no rule. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "problem", "store", "page", "order", "policy", "customer", "mail", "evidence", "returns", "creditnote", "settlement",
      "goods", "withdrawal", "carrier", "complaint", "account", "privacy"
    })
package retour.server.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
