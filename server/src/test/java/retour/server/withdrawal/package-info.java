/** Tests of statements of withdrawal. */
@NullMarked
package retour.server.withdrawal;

import org.jspecify.annotations.NullMarked;
