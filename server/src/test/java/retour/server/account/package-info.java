/** Tests of shoppers' accounts. */
@NullMarked
package retour.server.account;

import org.jspecify.annotations.NullMarked;
