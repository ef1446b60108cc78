/**
 * Facts: typed, named pieces of knowledge about an order, its lines, the parcel and the goods, with who said them and
 * whether they are verified or only claimed.
 */
@NullMarked
package retour.policy.fact;

import org.jspecify.annotations.NullMarked;
