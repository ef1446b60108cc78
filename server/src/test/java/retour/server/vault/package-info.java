/** Tests of the vault. */
@NullMarked
package retour.server.vault;

import org.jspecify.annotations.NullMarked;
