/**
 * Goods that a settled return gives: replacements, exchanges and repaired goods on their way to the customer, with who acts
 * next and by when.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "store", "order", "returns", "settlement"})
package retour.server.goods;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
