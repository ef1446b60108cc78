/** Published policies and facts from the records, under test. */
@NullMarked
package retour.server.policy;

import org.jspecify.annotations.NullMarked;
