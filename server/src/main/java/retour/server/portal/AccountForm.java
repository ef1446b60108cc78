package retour.server.portal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import retour.server.page.Texts;
import retour.server.portal.view.CaseView.Typed;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.settlement.BankAccount;

/**
 * A bank account as typed.
 *
 * @param agreed whether the shopper agreed to a bank transfer
 */
record AccountForm(String holder, String iban, boolean agreed) {

  static AccountForm of(Map<String, String> form) {
    return new AccountForm(form.getOrDefault("holder", ""), form.getOrDefault("iban", ""), form.getOrDefault(form.containsKey("known") ? "consent" : "agree", "").equals("yes"));
  }

  /** @throws Refused with INVALID_INPUT */
  BankAccount account() {
    BankAccount account = BankAccount.of(holder, iban);
    requireAgreed();
    return account;
  }

  /** @throws Refused with INVALID_INPUT: typing an account agrees to nothing */
  void requireAgreed() {
    if (!agreed) {
      throw Refused.fields(List.of(new FieldFault("agree", "not_agreed")));
    }
  }

  /** What was typed, with what is wrong in the shopper's words. */
  Typed typed(Texts t, Refused refused) {
    Map<String, String> faults =
        refused.fields().stream()
            .collect(Collectors.toMap(FieldFault::field, fault -> t.get("portal.fault.account." + fault.code())));
    return new Typed("", holder, iban, faults);
  }
}
