/**
 * Complaints about goods that are not as agreed: their register, terms, documents, the store's opinion and what follows
 * from it. The goods come back, and the money goes out, as a return does.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform", "problem", "store", "order", "policy", "page", "mail", "customer", "evidence", "returns", "settlement",
      "withdrawal"
    })
package retour.server.complaint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
