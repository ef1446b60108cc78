/** Why a command was refused: one code each, with its HTTP status, for every face alike. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package retour.server.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
