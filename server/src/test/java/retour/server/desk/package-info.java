/** Tests of the staff's face. */
@NullMarked
package retour.server.desk;

import org.jspecify.annotations.NullMarked;
