/**
 * What goes wrong on the way to the customer: how a parcel was handed over, whom a customer is sent to with damage of
 * their own to claim, and what the store itself claims from the carrier's insurance until the money is there.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform", "problem", "store", "order", "policy", "page", "mail", "customer", "evidence", "returns", "settlement"
    })
package retour.server.carrier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
