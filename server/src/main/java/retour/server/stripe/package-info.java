/** Refunds through Stripe, to the card or account the customer paid by. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "store", "settlement"})
package retour.server.stripe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
