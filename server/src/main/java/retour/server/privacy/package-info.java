/**
 * Forgetting people: who asks for it, or whose time is over, leaves the records; what law makes the store keep is locked away
 * until its last day, and then its key is destroyed (clause IP-19, GDPR Art. 5(1)(e) and 17).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "problem", "store", "order", "vault"})
package retour.server.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
