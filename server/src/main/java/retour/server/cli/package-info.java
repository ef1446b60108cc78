/** The commands of the operator: start the server, bring orders in, back up and restore. One clear line and an exit code tell how it went. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "backup", "platform", "store", "order", "policy", "problem", "vault"})
package retour.server.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
