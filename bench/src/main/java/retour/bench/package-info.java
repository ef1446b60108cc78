/** Benchmarks; nothing here is part of the product. */
@NullMarked
package retour.bench;

import org.jspecify.annotations.NullMarked;
