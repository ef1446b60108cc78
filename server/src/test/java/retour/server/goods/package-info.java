@NullMarked
package retour.server.goods;

import org.jspecify.annotations.NullMarked;
