/**
 * What every page is made of: the templates' resolver, the one layout, texts and formats by language, the store's look,
 * security headers and error pages. Knows no feature.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"problem", "store"})
package retour.server.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
