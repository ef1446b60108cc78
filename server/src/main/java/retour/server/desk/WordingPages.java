package retour.server.desk;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import retour.server.mail.Letter;
import retour.server.mail.MailTemplate;
import retour.server.mail.MailTemplates;
import retour.server.mail.MailWordings;
import retour.server.mail.MailWordings.Which;
import retour.server.mail.Wording;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/** The words of the mails about returns: the store's own, looked at before they count, and Retour's again. */
@Controller
@RequestMapping("/desk/wordings")
class WordingPages {

  private static final String PAGES = "/desk/wordings";

  private final MailWordings wordings;
  private final MailTemplates templates;

  WordingPages(MailWordings wordings, MailTemplates templates) {
    this.wordings = wordings;
    this.templates = templates;
  }

  @GetMapping
  String list(Desk desk, Model model) {
    require(desk);
    String language = desk.store().languages().getFirst();
    model.addAttribute(
        "rows",
        Stream.of(MailTemplate.values())
            .map(template -> new WordingRow(template, words(desk, template, language).subject(), own(desk, template)))
            .toList());
    return "desk/wordings";
  }

  @GetMapping("/{template}/{language}")
  String edit(Desk desk, @PathVariable String template, @PathVariable String language, Model model) {
    MailTemplate found = find(desk, template, language);
    model.addAttribute("sheet", sheet(desk, found, language, words(desk, found, language)));
    return "desk/wording";
  }

  /** Shows what was typed; nothing is kept. */
  @PostMapping("/{template}/{language}/preview")
  String preview(
      Desk desk,
      @PathVariable String template,
      @PathVariable String language,
      @RequestParam Map<String, String> form,
      Model model) {
    MailTemplate found = find(desk, template, language);
    Wording typed = typed(form);
    if (!typed.faults().isEmpty()) {
      model.addAttribute("desk", desk.told(Notice.refused(faults(typed), -1)));
    }
    model.addAttribute("sheet", sheet(desk, found, language, typed));
    return "desk/wording";
  }

  @PostMapping("/{template}/{language}")
  String keep(
      Desk desk,
      @PathVariable String template,
      @PathVariable String language,
      @RequestParam Map<String, String> form,
      RedirectAttributes flash) {
    MailTemplate found = find(desk, template, language);
    return step(found, language, form, flash)
        .take(
            "wording_kept",
            () -> wordings.change(new Which(desk.storeId(), found, language), typed(form), desk.actor()));
  }

  @PostMapping("/{template}/{language}/reset")
  String reset(Desk desk, @PathVariable String template, @PathVariable String language, RedirectAttributes flash) {
    MailTemplate found = find(desk, template, language);
    return step(found, language, Map.of(), flash)
        .take("wording_reset", () -> wordings.reset(new Which(desk.storeId(), found, language), desk.actor()));
  }

  private static Step step(
      MailTemplate template, String language, Map<String, String> form, RedirectAttributes flash) {
    return new Step(flash, PAGES + "/" + template.code() + "/" + language, form);
  }

  private WordingSheet sheet(Desk desk, MailTemplate template, String language, Wording shown) {
    Wording words =
        new Wording(
            desk.typed("subject", shown.subject()),
            desk.typed("title", shown.title()),
            desk.typed("body", shown.body()),
            desk.typed("button", shown.button()));
    List<Letter> preview =
        words.faults().isEmpty() ? List.of(templates.preview(desk.store(), language, words)) : List.of();
    boolean own = wordings.find(new Which(desk.storeId(), template, language)).isPresent();
    return new WordingSheet(template, language, words, own, preview);
  }

  private Wording words(Desk desk, MailTemplate template, String language) {
    return wordings
        .find(new Which(desk.storeId(), template, language))
        .orElseGet(() -> templates.usual(template, language));
  }

  private List<String> own(Desk desk, MailTemplate template) {
    return desk.store().languages().stream()
        .filter(language -> wordings.find(new Which(desk.storeId(), template, language)).isPresent())
        .toList();
  }

  private static Wording typed(Map<String, String> form) {
    return new Wording(
        form.getOrDefault("subject", ""),
        form.getOrDefault("title", ""),
        form.getOrDefault("body", ""),
        form.getOrDefault("button", ""));
  }

  private static Refused faults(Wording typed) {
    return Refused.fields(
        typed.faults().entrySet().stream()
            .map(fault -> new FieldFault(fault.getKey(), fault.getValue()))
            .toList());
  }

  private static MailTemplate find(Desk desk, String template, String language) {
    require(desk);
    if (!desk.store().languages().contains(language)) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return Stream.of(MailTemplate.values())
        .filter(each -> each.code().equals(template))
        .findFirst()
        .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
  }

  private static void require(Desk desk) {
    if (!desk.may(Deed.WORD_MAILS)) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
  }
}
