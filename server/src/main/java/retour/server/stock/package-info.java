/**
 * Where goods go once somebody has looked at them: what the stock system is told of them, once; rejected goods on their
 * way back to the customer; goods that go to their manufacturer.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"platform", "problem", "store", "order", "policy", "page", "mail", "customer", "returns"})
package retour.server.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
