/** Tests of damage on the way: records of delivery, claims, referrals. */
@NullMarked
package retour.server.carrier;

import org.jspecify.annotations.NullMarked;
