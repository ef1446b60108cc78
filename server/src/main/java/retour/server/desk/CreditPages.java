package retour.server.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.page.Choice;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.settlement.CreditCode;
import retour.server.settlement.CreditTerms;
import retour.server.settlement.RefundSplit;
import retour.server.settlement.SplitTerms;
import retour.server.settlement.StoreCredit;
import retour.server.settlement.StoreCredits;

/** Store credit: issued for a payout, looked up by its code, used in parts. Codes are worth money: for who pays or sells. */
@Controller
@RequestMapping("/desk")
class CreditPages {

  private static final String PAGE = "/desk/payouts/credits";

  private final StoreCredits credits;
  private final CreditTerms terms;
  private final SplitTerms split;

  CreditPages(StoreCredits credits, CreditTerms terms, SplitTerms split) {
    this.credits = credits;
    this.terms = terms;
    this.split = split;
  }

  @GetMapping("/payouts/credits")
  String list(Desk desk, @RequestParam(defaultValue = "") String code, Model model) {
    requireSeller(desk);
    Optional<StoreCredit> found =
        code.isBlank() ? Optional.empty() : Optional.of(credits.get(desk.storeId(), CreditCode.typed(code)));
    model.addAttribute("found", found);
    model.addAttribute("latest", desk.may(Deed.PAY) ? credits.latest(desk.storeId()) : List.of());
    model.addAttribute("months", terms.months(desk.storeId()));
    List<Choice> rules =
        Arrays.stream(RefundSplit.values()).map(rule -> new Choice(rule.code(), desk.word("split", rule.code()))).toList();
    model.addAttribute("rules", rules);
    model.addAttribute("rule", split.rule(desk.storeId()).code());
    return "desk/credits";
  }

  @PostMapping("/payouts/{id}/credit")
  String issue(Desk desk, @PathVariable UUID id, RedirectAttributes flash) {
    return new Step(flash, "/desk/payouts", Map.of())
        .take(
            () -> {
              StoreCredit issued = credits.issue(desk.storeId(), id, desk.actor());
              return new Step.Went("credit_issued", page(issued.code()));
            });
  }

  @PostMapping("/payouts/credits/{code}")
  String use(
      Desk desk,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String amount,
      @RequestParam(defaultValue = "") String reference,
      RedirectAttributes flash) {
    CreditCode of = CreditCode.typed(code);
    return new Step(flash, page(of), Map.of("amount", amount, "reference", reference))
        .take(
            "credit_used",
            () -> {
              StoreCredit credit = credits.get(desk.storeId(), of);
              StoreCredits.Use use =
                  new StoreCredits.Use(Typed.amount("amount", amount, credit.balance().currency().getCurrencyCode()), reference);
              credits.use(desk.storeId(), of, use, desk.actor());
            });
  }

  @PostMapping("/payouts/credits/{code}/back")
  String giveBack(
      Desk desk,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String reference,
      RedirectAttributes flash) {
    CreditCode of = CreditCode.typed(code);
    return new Step(flash, page(of), Map.of())
        .take("credit_given_back", () -> credits.giveBack(desk.storeId(), of, reference, desk.actor()));
  }

  @PostMapping("/payouts/credits/terms")
  String terms(Desk desk, @RequestParam(defaultValue = "") String months, RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of("months", months))
        .take(
            "credit_terms",
            () -> {
              Optional<Integer> wanted =
                  months.isBlank() ? Optional.empty() : Optional.of(Typed.count("months", months));
              terms.save(desk.storeId(), wanted, desk.actor());
            });
  }

  @PostMapping("/payouts/credits/split")
  String split(Desk desk, @RequestParam(defaultValue = "") String rule, RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of("rule", rule))
        .take("split_terms", () -> split.save(desk.storeId(), rule(rule), desk.actor()));
  }

  private static RefundSplit rule(String typed) {
    return Arrays.stream(RefundSplit.values())
        .filter(rule -> rule.code().equals(typed))
        .findFirst()
        .orElseThrow(() -> Typed.fault("rule", "not_a_choice"));
  }

  private static String page(CreditCode code) {
    return PAGE + "?code=" + code.grouped();
  }

  private static void requireSeller(Desk desk) {
    if (!desk.may(Deed.GIVE_ACCOUNT)) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
  }
}
