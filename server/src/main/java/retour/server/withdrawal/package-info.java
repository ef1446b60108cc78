/**
 * Statements of withdrawal from a contract: received whatever they say, acknowledged at once, brought together with
 * their order, and followed through the law's terms until the money is back.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform", "problem", "store", "order", "policy", "page", "mail", "customer", "evidence", "returns", "settlement"
    })
package retour.server.withdrawal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
