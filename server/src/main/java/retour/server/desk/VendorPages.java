package retour.server.desk;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.policy.money.Money;
import retour.server.returns.CaseId;
import retour.server.stock.VendorReturn;
import retour.server.stock.VendorReturns;

/** Goods on their way to manufacturers and back. */
@Controller
@RequestMapping("/desk")
class VendorPages {

  private static final String PAGE = "/desk/vendors";

  private final VendorReturns vendors;

  VendorPages(VendorReturns vendors) {
    this.vendors = vendors;
  }

  @GetMapping("/vendors")
  String list(Desk desk, @RequestParam(defaultValue = "open") String show, Model model) {
    model.addAttribute("rows", vendors.list(desk.storeId(), show.equals("all")));
    model.addAttribute("shown", show.equals("all") ? "all" : "open");
    return "desk/vendors";
  }

  @PostMapping("/cases/{id}/items/{itemNo}/vendor")
  String ask(
      Desk desk, SeenCase seen, @PathVariable int itemNo, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return seen.step(flash, form)
        .take(
            "vendor_asked",
            PAGE,
            () ->
                vendors.ask(
                    new VendorReturns.Ask(
                        desk.storeId(),
                        new CaseId(seen.id()),
                        itemNo,
                        Typed.text("vendor", text(form, "vendor")),
                        purpose(text(form, "purpose"))),
                    desk.actor()));
  }

  /** A form about a vendor return. */
  record SeenVendor(UUID id, long version) {

    VendorReturns.Command command(Desk desk) {
      return new VendorReturns.Command(desk.storeId(), id, version, desk.actor());
    }
  }

  @PostMapping("/vendors/{id}/authorized")
  String authorized(Desk desk, SeenVendor seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(new Step(flash, PAGE, form), seen.command(desk), on -> vendors.authorized(on, text(form, "number")));
  }

  @PostMapping("/vendors/{id}/sent")
  String sent(Desk desk, SeenVendor seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(new Step(flash, PAGE, form), seen.command(desk), on -> vendors.sent(on, text(form, "tracking")));
  }

  @PostMapping("/vendors/{id}/ended")
  String ended(Desk desk, SeenVendor seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(
        new Step(flash, PAGE, form),
        seen.command(desk),
        on -> vendors.ended(on, text(form, "outcome"), credit(desk, text(form, "credit"))));
  }

  @PostMapping("/vendors/{id}/refused")
  String refused(Desk desk, SeenVendor seen, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    return step(new Step(flash, PAGE, form), seen.command(desk), on -> vendors.refused(on, text(form, "outcome")));
  }

  private static String step(Step on, VendorReturns.Command command, Consumer<VendorReturns.Command> work) {
    return on.take("vendor_step", () -> work.accept(command));
  }

  private static Optional<Money> credit(Desk desk, String typed) {
    return typed.isBlank()
        ? Optional.empty()
        : Optional.of(Typed.amount("credit", typed, desk.store().currency().getCurrencyCode()));
  }

  private static VendorReturn.Purpose purpose(String code) {
    return Stream.of(VendorReturn.Purpose.values())
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Typed.fault("purpose", "missing"));
  }

  private static String text(Map<String, String> form, String field) {
    return form.getOrDefault(field, "");
  }
}
