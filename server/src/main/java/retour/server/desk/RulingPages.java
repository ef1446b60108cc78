package retour.server.desk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
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
import retour.policy.fact.Ruling;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import retour.server.desk.CaseView.ItemView;
import retour.server.returns.Acceptance;
import retour.server.returns.CaseId;
import retour.server.returns.Disposition;
import retour.server.returns.Inspection;
import retour.server.returns.Receiving;
import retour.server.returns.Reception;
import retour.server.stock.Condition;

/** What a person decides about one item: where a clause says 'may', against the policy, and where the goods go. */
@Controller
@RequestMapping("/desk/cases/{id}/items/{itemNo}")
class RulingPages {

  private static final String CHOICE = "choice-";
  private static final String PERCENT = "percent-";
  private static final String AMOUNT = "amount-";
  private static final String CURRENCY = "currency-";

  private final ReadCase readCase;
  private final Inspection inspection;
  private final Receiving receiving;

  RulingPages(ReadCase readCase, Inspection inspection, Receiving receiving) {
    this.readCase = readCase;
    this.inspection = inspection;
    this.receiving = receiving;
  }

  @GetMapping("/ruling")
  String show(Desk desk, @PathVariable UUID id, @PathVariable int itemNo, Model model) {
    CaseView view = readCase.read(desk, new CaseId(id));
    ItemView item = view.item(itemNo);
    model.addAttribute("view", view);
    model.addAttribute("sheet", RulingSheet.of(item));
    return "desk/ruling";
  }

  @PostMapping("/ruling")
  String rule(
      Desk desk,
      SeenCase seen,
      @PathVariable int itemNo,
      @RequestParam Map<String, String> form,
      RedirectAttributes flash) {
    return seen.stepFrom("/items/" + itemNo + "/ruling", flash, form)
        .take(
            "ruled",
            seen.address(),
            () ->
                inspection.rule(
                    seen.command(desk), itemNo, rulings(form), Typed.text("reason", form.getOrDefault("reason", ""))));
  }

  @PostMapping("/override")
  String override(
      Desk desk,
      SeenCase seen,
      @PathVariable int itemNo,
      @RequestParam Map<String, String> form,
      RedirectAttributes flash) {
    return seen.step(flash, Map.of("overrideReason", form.getOrDefault("reason", "")))
        .take(
            "overridden",
            () ->
                inspection.override(
                    seen.command(desk),
                    itemNo,
                    choice(Acceptance.class, "acceptance", form),
                    Typed.text("overrideReason", form.getOrDefault("reason", ""))));
  }

  @PostMapping("/disposition")
  String dispose(
      Desk desk,
      SeenCase seen,
      @PathVariable int itemNo,
      @RequestParam Map<String, String> form,
      RedirectAttributes flash) {
    return seen.step(flash, Map.of())
        .take(
            "disposed",
            () ->
                inspection.dispose(
                    seen.command(desk),
                    itemNo,
                    new Inspection.Placed(
                        Optional.of(choice(Disposition.class, "disposition", form)), condition(form))));
  }

  /** The grade of the goods, where one was chosen. */
  private static String condition(Map<String, String> form) {
    String chosen = form.getOrDefault("condition", "");
    return chosen.isEmpty() ? "" : choice(Condition.class, "condition", form).code();
  }

  @PostMapping("/reception")
  String mark(
      Desk desk,
      SeenCase seen,
      @PathVariable int itemNo,
      @RequestParam Map<String, String> form,
      RedirectAttributes flash) {
    return seen.step(flash, Map.of())
        .take(
            "marked",
            () -> receiving.mark(seen.command(desk), itemNo, choice(Reception.class, "reception", form)));
  }

  private static List<Ruling> rulings(Map<String, String> form) {
    Map<String, String> choices = Typed.group(form, CHOICE);
    if (choices.isEmpty()) {
      throw Typed.fault("choice", "missing");
    }
    return choices.entrySet().stream()
        .map(each -> new Ruling(each.getKey(), each.getValue(), percent(form, each), amount(form, each)))
        .toList();
  }

  private static Optional<Percent> percent(Map<String, String> form, Map.Entry<String, String> choice) {
    String field = PERCENT + choice.getKey() + "-" + choice.getValue();
    return Optional.ofNullable(form.get(field))
        .filter(typed -> !typed.isBlank())
        .map(typed -> percent(field, typed));
  }

  /** A sum is typed without its currency, which stands beside it on the form. */
  private static Optional<Money> amount(Map<String, String> form, Map.Entry<String, String> choice) {
    String of = choice.getKey() + "-" + choice.getValue();
    return Optional.ofNullable(form.get(AMOUNT + of))
        .filter(typed -> !typed.isBlank())
        .map(typed -> amount(AMOUNT + of, typed, form.getOrDefault(CURRENCY + of, "")));
  }

  private static Money amount(String field, String typed, String currency) {
    try {
      return Money.parse(typed.strip().replace(',', '.'), currency);
    } catch (ArithmeticException | IllegalArgumentException _) {
      throw Typed.fault(field, "not_an_amount");
    }
  }

  private static Percent percent(String field, String typed) {
    try {
      BigDecimal hundredths = new BigDecimal(typed.strip().replace(',', '.')).movePointRight(2);
      return new Percent(hundredths.intValueExact());
    } catch (ArithmeticException | IllegalArgumentException _) {
      throw Typed.fault(field, "not_a_percentage");
    }
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String field, Map<String, String> form) {
    String code = form.getOrDefault(field, "");
    return List.of(type.getEnumConstants()).stream()
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(code))
        .findFirst()
        .orElseThrow(() -> Typed.fault(field, "not_a_choice"));
  }
}
