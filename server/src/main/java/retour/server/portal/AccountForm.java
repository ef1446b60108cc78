package retour.server.portal;

import java.util.Map;
import java.util.stream.Collectors;
import retour.server.page.Texts;
import retour.server.portal.view.CaseView.Typed;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;

/** A bank account as typed. */
record AccountForm(String holder, String iban) {

  static AccountForm of(Map<String, String> form) {
    return new AccountForm(form.getOrDefault("holder", ""), form.getOrDefault("iban", ""));
  }

  /** What was typed, with what is wrong in the shopper's words. */
  Typed typed(Texts t, Refused refused) {
    Map<String, String> faults =
        refused.fields().stream()
            .collect(Collectors.toMap(FieldFault::field, fault -> t.get("portal.fault.account." + fault.code())));
    return new Typed("", holder, iban, faults);
  }
}
