@NullMarked
package retour.server.privacy;

import org.jspecify.annotations.NullMarked;
