/** Tests of a return from request to acceptance. */
@NullMarked
package retour.server.returns;

import org.jspecify.annotations.NullMarked;
