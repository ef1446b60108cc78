/**
 * Documents about what was taken back: credit notes to invoices, credit memos, refund notes. Numbered without gaps,
 * never changed, corrected by another document. As PDF for people and as UBL for programs.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "problem", "store", "order", "returns", "page", "mail"})
package retour.server.creditnote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
