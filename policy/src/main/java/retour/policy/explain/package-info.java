/**
 * Decisions and policies as people read them: one case explained, the list of facts, the public page, and the
 * schema.org description. Texts come from bundles and from the documents; nothing here decides.
 */
@NullMarked
package retour.policy.explain;

import org.jspecify.annotations.NullMarked;
