package retour.server.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.carrier.Carrier;
import retour.server.carrier.Carriers;
import retour.server.carrier.ClaimTerm;
import retour.server.carrier.EvidenceKind;

/** The directory of carriers: whom to call, by when a claim is due, what a carrier wants to see. */
@Controller
@RequestMapping("/desk/carriers")
class CarrierPages {

  private static final String PAGE = "/desk/carriers";
  private static final int MOST_TERMS = 4;

  private final Carriers carriers;

  CarrierPages(Carriers carriers) {
    this.carriers = carriers;
  }

  @GetMapping
  String show(Desk desk, @RequestParam(defaultValue = "") String change, Model model) {
    model.addAttribute("carriers", carriers.all(desk.storeId()));
    model.addAttribute("changed", change.isBlank() ? List.of() : List.of(carriers.find(desk.storeId(), change)));
    return "desk/carriers";
  }

  @PostMapping
  String save(Desk desk, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    String code = text(form, "code").strip().toLowerCase(Locale.ROOT);
    return new Step(flash, PAGE + "?change=" + (code.matches("[a-z0-9_-]+") ? code : ""), form)
        .take("carrier_saved", PAGE, () -> carriers.save(desk.storeId(), carrier(desk, code, form), desk.actor()));
  }

  private static Carrier carrier(Desk desk, String code, Map<String, String> form) {
    List<EvidenceKind> evidence =
        Stream.of(EvidenceKind.values()).filter(kind -> form.containsKey("evidence-" + kind.code())).toList();
    return new Carrier(
        code,
        text(form, "name").strip(),
        text(form, "phone").strip(),
        text(form, "web").strip(),
        terms(desk, form),
        evidence,
        Typed.count("version", form.getOrDefault("version", "0")));
  }

  /** Rows without days are left out. */
  private static List<ClaimTerm> terms(Desk desk, Map<String, String> form) {
    List<ClaimTerm> terms = new ArrayList<>();
    for (int row = 0; row < MOST_TERMS; row++) {
      String days = text(form, "days-" + row).strip();
      if (!days.isEmpty()) {
        terms.add(term(desk, row, days, form));
      }
    }
    return terms;
  }

  private static ClaimTerm term(Desk desk, int row, String days, Map<String, String> form) {
    int count = Typed.count("days-" + row, days);
    if (count < 1 || count > 999) {
      throw Typed.fault("days-" + row, "too_large");
    }
    ClaimTerm.Counted counted =
        text(form, "counted-" + row).equals("business") ? ClaimTerm.Counted.BUSINESS : ClaimTerm.Counted.CALENDAR;
    return new ClaimTerm(
        countries(row, text(form, "to-" + row)),
        count,
        counted,
        Typed.text("source-" + row, text(form, "source-" + row)),
        checked(desk, row, form));
  }

  /** The day the term was looked up: as it stood where nothing else of the row was touched, else today. */
  private static LocalDate checked(Desk desk, int row, Map<String, String> form) {
    String before = text(form, "checked-" + row);
    return before.matches("\\d{4}-\\d{2}-\\d{2}") && text(form, "was-" + row).equals(now(row, form))
        ? LocalDate.parse(before)
        : desk.today();
  }

  /** A term as one text, to tell whether it was touched. */
  static String now(ClaimTerm term) {
    return String.join("|", to(term), Integer.toString(term.days()), term.counted().code(), term.source());
  }

  private static String now(int row, Map<String, String> form) {
    return Stream.of("to-", "days-", "counted-", "source-")
        .map(field -> text(form, field + row).strip())
        .collect(Collectors.joining("|"));
  }

  /** The countries of a term as one text. */
  static String to(ClaimTerm term) {
    return term.to().stream().sorted().collect(Collectors.joining(" "));
  }

  private static Set<String> countries(int row, String typed) {
    Set<String> countries = new LinkedHashSet<>();
    Arrays.stream(typed.strip().toUpperCase(Locale.ROOT).split("[ ,]+"))
        .filter(code -> !code.isEmpty())
        .forEach(countries::add);
    if (!countries.stream().allMatch(code -> code.matches("[A-Z]{2}"))) {
      throw Typed.fault("to-" + row, "malformed");
    }
    return countries;
  }

  private static String text(Map<String, String> form, String field) {
    return form.getOrDefault(field, "");
  }
}
