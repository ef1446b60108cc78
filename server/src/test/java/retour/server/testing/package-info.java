/** What the tests of all features share: a real PostgreSQL, a clock that can be moved, the whole application. */
@NullMarked
package retour.server.testing;

import org.jspecify.annotations.NullMarked;
