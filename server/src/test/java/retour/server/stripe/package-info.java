@NullMarked
package retour.server.stripe;

import org.jspecify.annotations.NullMarked;
