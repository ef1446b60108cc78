/** Tests of bank transfers as banks exchange them. */
@NullMarked
package retour.server.creditnote;

import org.jspecify.annotations.NullMarked;
