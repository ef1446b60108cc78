/** Tests of the audit log. */
@NullMarked
package retour.server.audit;

import org.jspecify.annotations.NullMarked;
