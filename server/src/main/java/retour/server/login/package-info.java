/** How staff prove who they are beside their password: one-time codes, recovery codes, and which sessions still count. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "platform", "problem", "store", "vault"})
package retour.server.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
