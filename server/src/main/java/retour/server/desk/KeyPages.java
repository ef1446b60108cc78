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
import retour.server.page.Choice;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.ApiKeys;
import retour.server.store.ApiKeys.Scope;

/** The store's API keys: made, shown once, revoked. For administrators. */
@Controller
@RequestMapping("/desk/keys")
class KeyPages {

  private static final String PAGE = "/desk/keys";
  private static final String MADE = "made";

  private final ApiKeys keys;

  KeyPages(ApiKeys keys) {
    this.keys = keys;
  }

  @GetMapping
  String list(Desk desk, Model model) {
    if (!desk.may(Deed.MANAGE_KEYS)) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
    model.addAttribute("keys", keys.of(desk.storeId()));
    model.addAttribute(
        "scopes",
        List.of(
            new Choice(Scope.READ.code(), desk.word("scope", "read")), new Choice(Scope.ALL.code(), desk.word("scope", "all"))));
    model.addAttribute("secret", String.valueOf(model.asMap().getOrDefault(MADE, "")));
    return "desk/keys";
  }

  @PostMapping
  String make(
      Desk desk,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(defaultValue = "") String scope,
      RedirectAttributes flash) {
    Scope wanted = scope.equals(Scope.ALL.code()) ? Scope.ALL : Scope.READ;
    return new Step(flash, PAGE, Map.of("label", label))
        .take(
            "key_made",
            () -> flash.addFlashAttribute(MADE, keys.issue(desk.storeId(), label, wanted, desk.actor())));
  }

  @PostMapping("/{id}/revoke")
  String revoke(Desk desk, @PathVariable UUID id, RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of()).take("key_revoked", () -> keys.revoke(desk.storeId(), id, desk.actor()));
  }
}
