package retour.server.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.policy.money.Money;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.CaseSettings;
import retour.server.store.KeepCaseSettings;
import retour.server.store.KeepCaseSettings.Change;
import retour.server.store.Staff;
import retour.server.store.StaffMember;

/** How the store works on its cases, and who set it so. For administrators. */
@Controller
@RequestMapping("/desk/settings")
class SettingsPages {

  private static final String PAGE = "/desk/settings";
  private static final String DAYS = "days-";
  private static final String STAFF = "staff:";

  private final KeepCaseSettings settings;
  private final Staff staff;

  SettingsPages(KeepCaseSettings settings, Staff staff) {
    this.settings = settings;
    this.staff = staff;
  }

  @GetMapping
  String show(Desk desk, Model model) {
    if (!desk.may(Deed.EDIT_SETTINGS)) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    List<Change> history = settings.history(desk.storeId());
    CaseSettings now = desk.store().settings().handling();
    model.addAttribute("settings", now);
    model.addAttribute("above", money(desk, now).map(each -> each.decimal().toPlainString()).orElse(""));
    model.addAttribute("seen", history.stream().mapToLong(Change::no).max().orElse(0));
    model.addAttribute("history", history.stream().map(change -> row(desk, change)).toList());
    return "desk/settings";
  }

  @PostMapping
  String save(
      Desk desk,
      @RequestParam(defaultValue = "-1") long seen,
      @RequestParam Map<String, String> form,
      RedirectAttributes flash) {
    return new Step(flash, PAGE, form)
        .take("settings", () -> settings.save(desk.storeId(), read(desk, form), seen, desk.actor()));
  }

  private static CaseSettings read(Desk desk, Map<String, String> form) {
    Map<String, Integer> days = new HashMap<>();
    CaseSettings.STEPS.forEach(
        step -> days.put(step, Typed.count(DAYS + step, form.getOrDefault(DAYS + step, ""))));
    String above = form.getOrDefault("fourEyesAbove", "").strip();
    String currency = desk.store().currency().getCurrencyCode();
    Long amount = above.isEmpty() ? null : Typed.amount("fourEyesAbove", above, currency).minor();
    return new CaseSettings(
        days, Typed.count("remindDaysBefore", form.getOrDefault("remindDaysBefore", "")), amount);
  }

  private SettingsRow row(Desk desk, Change change) {
    String days =
        String.join(
            ", ",
            CaseSettings.STEPS.stream()
                .map(step -> desk.word("targetstep", step) + " " + change.settings().daysFor(step))
                .toList());
    String above =
        money(desk, change.settings()).map(desk.f()::money).orElseGet(() -> desk.say("settings.one_person"));
    return new SettingsRow(change, name(desk, change), days, above);
  }

  private static Optional<Money> money(Desk desk, CaseSettings settings) {
    return settings.twoPeopleAbove().isPresent()
        ? Optional.of(new Money(settings.twoPeopleAbove().getAsLong(), desk.store().currency()))
        : Optional.empty();
  }

  /** Who has left the store is still named. */
  private String name(Desk desk, Change change) {
    return change.by().startsWith(STAFF)
        ? staff
            .find(desk.storeId(), UUID.fromString(change.by().substring(STAFF.length())))
            .map(StaffMember::name)
            .orElse("")
        : "";
  }
}
