/** The server under load: returns created over HTTP, beside pgbench with the same statements on the same server. */
@NullMarked
package retour.bench.load;

import org.jspecify.annotations.NullMarked;
