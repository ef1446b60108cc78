/**
 * Accounts of shoppers: optional, so that somebody who orders often finds all orders behind one password (clauses IP-17,
 * IE-28), sees and changes what is known of them, takes it along and has it deleted (IP-18, IP-19).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "problem", "store", "page", "order", "mail", "customer"})
package retour.server.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
