/** Backups under test. */
@NullMarked
package retour.server.backup;

import org.jspecify.annotations.NullMarked;
