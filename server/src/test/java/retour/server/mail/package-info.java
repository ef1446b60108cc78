/** The module `mail` under test. */
@NullMarked
package retour.server.mail;

import org.jspecify.annotations.NullMarked;
