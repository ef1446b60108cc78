/** How a shopper proves whose order it is: one-time links and what they open. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "problem", "store", "order", "mail"})
package retour.server.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
