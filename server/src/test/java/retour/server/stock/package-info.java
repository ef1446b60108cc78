/** Tests of where goods go: to stock, back to the customer, to their manufacturer. */
@NullMarked
package retour.server.stock;

import org.jspecify.annotations.NullMarked;
