package retour.server.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import retour.policy.money.Money;
import retour.server.page.Choice;
import retour.server.returns.CaseId;
import retour.server.settlement.GiveSupplement;
import retour.server.settlement.GiveSupplement.Wanted;
import retour.server.settlement.Supplement.Ground;

/** More, or less, for what is settled: a granted objection, costs proven later, a mistake put right. */
@Controller
@RequestMapping("/desk/cases/{id}/supplement")
class SupplementPages {

  private final ReadCase readCase;
  private final GiveSupplement supplements;

  SupplementPages(ReadCase readCase, GiveSupplement supplements) {
    this.readCase = readCase;
    this.supplements = supplements;
  }

  /** What a person can choose: a mistake can have been to the customer's harm or in their favour. */
  private enum Way {
    OBJECTION(Ground.OBJECTION),
    PROVEN_COSTS(Ground.PROVEN_COSTS),
    MISTAKE_MORE(Ground.MISTAKE),
    MISTAKE_LESS(Ground.MISTAKE);

    private final Ground ground;

    Way(Ground ground) {
      this.ground = ground;
    }

    private static Way of(String field, String typed) {
      return Arrays.stream(values())
          .filter(way -> way.code().equals(typed))
          .findFirst()
          .orElseThrow(() -> Typed.fault(field, "not_a_choice"));
    }

    private String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    private Wanted wanted(Money amount, String reason) {
      return new Wanted(ground, this == MISTAKE_LESS ? amount.negated() : amount, reason);
    }
  }

  @GetMapping
  String page(Desk desk, @PathVariable UUID id, Model model) {
    CaseView view = readCase.read(desk, new CaseId(id));
    List<Choice> ways =
        Arrays.stream(Way.values()).map(way -> new Choice(way.code(), desk.word("supplement", way.code()))).toList();
    model.addAttribute("view", view);
    model.addAttribute("ways", ways);
    model.addAttribute("standings", supplements.standings(desk.storeId(), view.returnCase().id()));
    model.addAttribute("given", supplements.ofCase(desk.storeId(), view.returnCase().id()));
    return "desk/supplement";
  }

  @PostMapping("/{item}")
  String give(
      Desk desk,
      SeenCase seen,
      @PathVariable int item,
      @RequestParam Map<String, String> form,
      RedirectAttributes flash) {
    String amount = form.getOrDefault("amount", "");
    String reason = form.getOrDefault("reason", "");
    String way = form.getOrDefault("way", "");
    Map<String, String> typed =
        Map.of("item", Integer.toString(item), "amount", amount, "reason", reason, "way", way);
    return seen.stepFrom("/supplement", flash, typed)
        .take(
            "supplemented",
            () -> {
              String currency =
                  readCase.read(desk, new CaseId(seen.id())).order().paid().currency().getCurrencyCode();
              Money typedAmount = Typed.amount("amount", amount, currency);
              Object _ = supplements.give(seen.command(desk), item, Way.of("way", way).wanted(typedAmount, reason));
            });
  }
}
