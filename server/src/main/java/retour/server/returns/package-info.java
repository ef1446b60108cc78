/** A return from request to acceptance: authorization, receipt, inspection, rulings, and what the shopper is told. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "problem", "store", "order", "policy", "mail", "customer", "evidence"})
package retour.server.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
