/** The outbox: a mail is rendered, kept and sent once. Knows no feature. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "problem", "store", "page"})
package retour.server.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
