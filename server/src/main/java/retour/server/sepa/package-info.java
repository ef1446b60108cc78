/**
 * Bank transfers in euro as banks exchange them: account numbers, names in the letters that banks take, the file that
 * asks for payments (ISO 20022 pain.001) and the banks' answers (pain.002, camt.053, camt.054). Values only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package retour.server.sepa;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
