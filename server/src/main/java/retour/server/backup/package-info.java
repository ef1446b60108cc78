/**
 * Takes everything the installation knows into one encrypted file while the server runs, and makes an installation of such a
 * file again. It knows the tables by asking the database, so a new feature's tables are in without a word here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package retour.server.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
