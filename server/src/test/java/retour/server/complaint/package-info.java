/** Tests of complaints, from entry to remedy. */
@NullMarked
package retour.server.complaint;

import org.jspecify.annotations.NullMarked;
