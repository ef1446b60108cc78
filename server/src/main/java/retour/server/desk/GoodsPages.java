package retour.server.desk;

import java.util.Arrays;
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
import retour.server.goods.GiveInstead;
import retour.server.goods.GoodsState;
import retour.server.goods.GoodsSteps;
import retour.server.goods.PromisedGoods.Shipment;
import retour.server.returns.CaseId;
import retour.server.settlement.ChooseExchange;
import retour.server.settlement.ExchangeChoice;

/** Goods that settled returns give: the list of what is to be done, and the steps on a case's page. */
@Controller
@RequestMapping("/desk")
class GoodsPages {

  private final GoodsSteps steps;
  private final GiveInstead instead;
  private final ChooseExchange choose;
  private final ReadCase readCase;

  GoodsPages(GoodsSteps steps, GiveInstead instead, ChooseExchange choose, ReadCase readCase) {
    this.steps = steps;
    this.instead = instead;
    this.choose = choose;
    this.readCase = readCase;
  }

  @GetMapping("/goods")
  String open(Desk desk, Model model) {
    model.addAttribute("goods", steps.open(desk.storeId()));
    return "desk/goods";
  }

  @PostMapping("/cases/{id}/goods/{goods}/sent")
  String sent(
      Desk desk, SeenCase seen, @PathVariable UUID goods, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    List<String> serials = Arrays.asList(form.getOrDefault("serials", "").split("[\\s,;]+"));
    Shipment shipment = new Shipment(form.getOrDefault("carrier", ""), form.getOrDefault("tracking", ""), serials);
    return step(seen, goods, form, flash).take("goods_sent", () -> steps.sent(seen.command(desk), goods, shipment));
  }

  @PostMapping("/cases/{id}/goods/{goods}/delivered")
  String delivered(Desk desk, SeenCase seen, @PathVariable UUID goods, RedirectAttributes flash) {
    return seen.step(flash, Map.of()).take("goods_delivered", () -> steps.delivered(seen.command(desk), goods));
  }

  @PostMapping("/cases/{id}/goods/{goods}/moved")
  String moved(
      Desk desk,
      SeenCase seen,
      @PathVariable UUID goods,
      @RequestParam(defaultValue = "") String to,
      RedirectAttributes flash) {
    return seen.step(flash, Map.of())
        .take("goods_moved", () -> steps.moved(seen.command(desk), goods, state(to)));
  }

  @PostMapping("/cases/{id}/goods/{goods}/difference")
  String difference(
      Desk desk, SeenCase seen, @PathVariable UUID goods, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(seen, goods, form, flash)
        .take(
            "difference_received",
            () -> steps.differenceReceived(seen.command(desk), goods, form.getOrDefault("reference", "")));
  }

  @PostMapping("/cases/{id}/goods/{goods}/instead")
  String instead(
      Desk desk, SeenCase seen, @PathVariable UUID goods, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    String reason = form.getOrDefault("reason", "");
    return step(seen, goods, form, flash)
        .take(
            "given_instead",
            () -> {
              Object _ =
                  form.getOrDefault("what", "").equals("replacement")
                      ? instead.replace(seen.command(desk), goods, reason)
                      : instead.refund(seen.command(desk), goods, reason);
            });
  }

  @PostMapping("/cases/{id}/settlement/items/{item}/exchange")
  String choose(
      Desk desk, SeenCase seen, @PathVariable int item, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    String price = form.getOrDefault("price", "");
    Map<String, String> typed =
        Map.of(
            "item", Integer.toString(item),
            "sku", form.getOrDefault("sku", ""),
            "name", form.getOrDefault("name", ""),
            "price", price);
    return seen.stepFrom("/settlement", flash, typed)
        .take(
            "goods_chosen",
            () -> {
              String currency =
                  readCase.read(desk, new CaseId(seen.id())).order().paid().currency().getCurrencyCode();
              ExchangeChoice wanted =
                  new ExchangeChoice(
                      form.getOrDefault("sku", ""),
                      form.getOrDefault("name", ""),
                      Typed.amount("price", price, currency));
              Object _ = choose.choose(seen.command(desk), item, wanted);
            });
  }

  /** A step whose form keeps what was typed, under the goods it belongs to. */
  private static Step step(SeenCase seen, UUID goods, Map<String, String> form, RedirectAttributes flash) {
    Map<String, String> typed =
        Map.of(
            "goods", goods.toString(),
            "carrier", form.getOrDefault("carrier", ""),
            "tracking", form.getOrDefault("tracking", ""),
            "serials", form.getOrDefault("serials", ""),
            "reference", form.getOrDefault("reference", ""),
            "reason", form.getOrDefault("reason", ""));
    return seen.step(flash, typed);
  }

  private static GoodsState state(String typed) {
    return Arrays.stream(GoodsState.values())
        .filter(state -> state.code().equals(typed))
        .findFirst()
        .orElseThrow(() -> Typed.fault("to", "not_a_choice"));
  }
}
