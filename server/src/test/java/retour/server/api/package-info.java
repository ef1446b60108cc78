/** The API as a program sees it: over HTTP. */
@NullMarked
package retour.server.api;

import org.jspecify.annotations.NullMarked;
