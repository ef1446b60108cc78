package retour.server.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.login.StaffAccounts;
import retour.server.login.StaffAccounts.NewPerson;
import retour.server.page.Choice;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import retour.server.store.Role;

/** Who works for the store, and as what. For administrators. */
@Controller
@RequestMapping("/desk/staff")
class StaffPages {

  private static final String PAGE = "/desk/staff";
  private static final String PASSWORD = "password";

  private final StaffAccounts accounts;

  StaffPages(StaffAccounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping
  String list(Desk desk, Model model) {
    model.addAttribute("people", accounts.all(desk.storeId(), desk.actor()));
    model.addAttribute(
        "roles", Stream.of(Role.values()).map(role -> new Choice(role.code(), desk.word("role", role.code()))).toList());
    model.addAttribute("password", String.valueOf(model.asMap().getOrDefault(PASSWORD, "")));
    return "desk/staff";
  }

  @PostMapping
  String add(
      Desk desk,
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String role,
      RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of("login", login, "name", name, "role", role))
        .take(
            "staff_added",
            () ->
                flash.addFlashAttribute(
                    PASSWORD,
                    accounts.add(desk.storeId(), new NewPerson(login, name, role(role), desk.language()), desk.actor())));
  }

  @PostMapping("/{id}/role")
  String role(Desk desk, @PathVariable UUID id, @RequestParam(defaultValue = "") String role, RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of())
        .take("staff_changed", () -> accounts.changeRole(desk.storeId(), id, role(role), desk.actor()));
  }

  @PostMapping("/{id}/leave")
  String leave(Desk desk, @PathVariable UUID id, RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of())
        .take("staff_left", () -> accounts.setActive(desk.storeId(), id, false, desk.actor()));
  }

  @PostMapping("/{id}/return")
  String comeBack(Desk desk, @PathVariable UUID id, RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of())
        .take("staff_changed", () -> accounts.setActive(desk.storeId(), id, true, desk.actor()));
  }

  @PostMapping("/{id}/factor")
  String factor(Desk desk, @PathVariable UUID id, RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of())
        .take("staff_changed", () -> accounts.resetFactor(desk.storeId(), id, desk.actor()));
  }

  @PostMapping("/{id}/password")
  String password(Desk desk, @PathVariable UUID id, RedirectAttributes flash) {
    return new Step(flash, PAGE, Map.of())
        .take(
            "staff_password",
            () -> flash.addFlashAttribute(PASSWORD, accounts.resetPassword(desk.storeId(), id, desk.actor())));
  }

  private static Role role(String code) {
    return Stream.of(Role.values())
        .filter(role -> role.code().equals(code.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> Refused.fields(List.of(new FieldFault("role", "missing"))));
  }
}
