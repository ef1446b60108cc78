/** What the portal's pages show: words and numbers, ready for the reader. */
@NullMarked
package retour.server.portal.view;

import org.jspecify.annotations.NullMarked;
