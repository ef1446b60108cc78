/** The module `page` under test. */
@NullMarked
package retour.server.page;

import org.jspecify.annotations.NullMarked;
