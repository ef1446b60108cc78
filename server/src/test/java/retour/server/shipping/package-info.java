@NullMarked
package retour.server.shipping;

import org.jspecify.annotations.NullMarked;
