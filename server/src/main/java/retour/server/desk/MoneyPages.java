package retour.server.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.returns.CaseId;
import retour.server.settlement.BankAccount;
import retour.server.settlement.BankAccounts;
import retour.server.settlement.ChangeAmount;
import retour.server.settlement.ChangeAmount.Wanted;
import retour.server.settlement.Payouts;
import retour.server.settlement.Payouts.Payout;
import retour.server.settlement.SettleReturn;

/** What goes out to customers: the settlement before it is booked, and the list that the accountant ticks off. */
@Controller
@RequestMapping("/desk")
class MoneyPages {

  private final ReadCase readCase;
  private final SettleReturn settleReturn;
  private final ChangeAmount changeAmount;
  private final Payouts payouts;
  private final BankAccounts accounts;

  MoneyPages(
      ReadCase readCase,
      SettleReturn settleReturn,
      ChangeAmount changeAmount,
      Payouts payouts,
      BankAccounts accounts) {
    this.readCase = readCase;
    this.settleReturn = settleReturn;
    this.changeAmount = changeAmount;
    this.payouts = payouts;
    this.accounts = accounts;
  }

  @GetMapping("/cases/{id}/settlement")
  String preview(Desk desk, @PathVariable UUID id, Model model) {
    CaseView view = readCase.read(desk, new CaseId(id));
    model.addAttribute("view", view);
    model.addAttribute("settlement", settleReturn.preview(view.returnCase()));
    model.addAttribute("account", accounts(desk, List.of(view.returnCase().id())).get(view.returnCase().id()));
    return "desk/settlement";
  }

  @PostMapping("/cases/{id}/settlement")
  String settle(Desk desk, SeenCase seen, RedirectAttributes flash) {
    return seen.step(flash, Map.of()).take("settled", () -> settleReturn.settle(seen.command(desk)));
  }

  @PostMapping("/cases/{id}/settlement/items/{item}")
  String change(
      Desk desk,
      SeenCase seen,
      @PathVariable int item,
      @RequestParam(defaultValue = "") String amount,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    Map<String, String> typed = Map.of("item", Integer.toString(item), "amount", amount, "reason", reason);
    return seen.stepFrom("/settlement", flash, typed)
        .take(
            "amount_changed",
            () -> {
              String currency =
                  readCase.read(desk, new CaseId(seen.id())).order().paid().currency().getCurrencyCode();
              changeAmount.change(seen.command(desk), item, new Wanted(Typed.amount("amount", amount, currency), reason));
            });
  }

  @GetMapping("/payouts")
  String due(Desk desk, Model model) {
    List<Payout> due = payouts.due(desk.storeId());
    Map<CaseId, BankAccount> known = accounts(desk, due.stream().map(Payout::caseId).toList());
    model.addAttribute("view", PayoutsView.of(due, desk.today(), known));
    return "desk/payouts";
  }

  /** Only who pays sees an account whole. */
  private Map<CaseId, BankAccount> accounts(Desk desk, List<CaseId> cases) {
    return desk.may(Deed.PAY) ? accounts.ofCases(desk.storeId(), cases) : Map.of();
  }

  @PostMapping("/payouts/{id}/paid")
  String paid(
      Desk desk, @PathVariable UUID id, @RequestParam(defaultValue = "") String reference, RedirectAttributes flash) {
    String field = "reference-" + id;
    return new Step(flash, "/desk/payouts", Map.of(field, reference))
        .take("paid", () -> payouts.markPaid(desk.storeId(), id, Typed.text(field, reference), desk.actor()));
  }
}
