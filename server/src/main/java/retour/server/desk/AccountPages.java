package retour.server.desk;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.settlement.BankAccount;
import retour.server.settlement.GiveBankAccount;
import retour.server.settlement.PaymentConsents.Wording;

/** The bank account that a customer told staff. What was typed is not kept when it is refused. */
@Controller
@RequestMapping("/desk/cases/{id}/account")
class AccountPages {

  private final GiveBankAccount giveBankAccount;

  AccountPages(GiveBankAccount giveBankAccount) {
    this.giveBankAccount = giveBankAccount;
  }

  @PostMapping
  String give(
      Desk desk,
      SeenCase seen,
      @RequestParam(defaultValue = "") String holder,
      @RequestParam(defaultValue = "") String iban,
      @RequestParam(defaultValue = "") String agree,
      RedirectAttributes flash) {
    return seen.step(flash, Map.of("holder", holder))
        .take(
            "account",
            () -> {
              BankAccount account = BankAccount.of(holder, iban);
              requireAgreed(agree);
              giveBankAccount.give(seen.command(desk), account, Wording.in(desk.language()));
            });
  }

  /** The customer agreed to a transfer to the account that is known. */
  @PostMapping("/agreed")
  String agree(Desk desk, SeenCase seen, @RequestParam(defaultValue = "") String consent, RedirectAttributes flash) {
    return seen.step(flash, Map.of())
        .take(
            "account_agreed",
            () -> {
              requireAgreed(consent);
              giveBankAccount.agree(seen.command(desk), Wording.in(desk.language()));
            });
  }

  private static void requireAgreed(String agree) {
    if (!agree.equals("yes")) {
      throw Typed.fault("agree", "not_agreed");
    }
  }
}
