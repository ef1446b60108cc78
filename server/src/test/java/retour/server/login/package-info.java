/** Tests of how staff prove who they are. */
@NullMarked
package retour.server.login;

import org.jspecify.annotations.NullMarked;
