/** The module `customer` under test. */
@NullMarked
package retour.server.customer;

import org.jspecify.annotations.NullMarked;
