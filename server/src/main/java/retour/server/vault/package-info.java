/**
 * Seals what must not be read from the tables, their files or a backup: each owner of values has a key of its own, wrapped by
 * a master key that is kept outside of the database.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "store"})
package retour.server.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
