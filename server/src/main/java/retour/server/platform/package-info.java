/**
 * What the features stand on: the embedded PostgreSQL and who may log in to it, the one clock, the one scheduler, and the
 * hooks with which features take part in the start.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package retour.server.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
