/** The demonstration under test. */
@NullMarked
package retour.server.demo;

import org.jspecify.annotations.NullMarked;
