/** What the customer gets: reimbursements, the ledger, payouts. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"platform", "problem", "store", "order", "policy", "returns", "sepa", "vault", "creditnote"})
package retour.server.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
