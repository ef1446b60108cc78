/** Tests of bank transfers as banks exchange them. */
@NullMarked
package retour.server.sepa;

import org.jspecify.annotations.NullMarked;
