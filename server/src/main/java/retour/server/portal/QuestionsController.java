package retour.server.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.server.order.OrderLine;
import retour.server.page.Choice;
import retour.server.page.Page;
import retour.server.page.Texts;
import retour.server.portal.view.QuestionsView;
import retour.server.returns.AssessReturn;

/** Asks what the policy still needs, as often as an answer raises another question. */
@Controller
class QuestionsController {

  private final OpenVisits visits;
  private final AssessReturn assess;

  QuestionsController(OpenVisits visits, AssessReturn assess) {
    this.visits = visits;
    this.assess = assess;
  }

  /** @param change whether what was answered is asked again, to be changed */
  @GetMapping("/{store}/v/{token}/questions")
  ModelAndView questions(
      @PathVariable String store,
      @PathVariable String token,
      @RequestParam Optional<String> lang,
      @RequestParam(defaultValue = "false") boolean change) {
    Visit visit = visits.openUnfinished(store, token, lang);
    if (visit.draft().lines().isEmpty()) {
      return Redirects.to(visit.path(""));
    }
    List<Asking> asked = new ArrayList<>(change ? Asking.answered(visit) : List.of());
    asked.addAll(open(visit));
    return asked.isEmpty() ? Redirects.to(visit.path("/answer")) : page(visit, asked, Map.of());
  }

  @PostMapping("/{store}/v/{token}/questions")
  ModelAndView answer(
      @PathVariable String store, @PathVariable String token, @RequestParam MultiValueMap<String, String> form) {
    Visit visit = visits.openUnfinished(store, token, Optional.empty());
    if (visit.draft().lines().isEmpty()) {
      return Redirects.to(visit.path(""));
    }
    List<Asking> asked = new ArrayList<>(Asking.answered(visit));
    asked.addAll(open(visit));
    Map<String, String> faults = new HashMap<>();
    Draft draft = visit.draft();
    for (Asking asking : asked) {
      String typed = form.getFirst(asking.field());
      if (typed != null || !isAnswered(visit, asking)) {
        draft = read(visit, draft, asking, typed == null ? "" : typed, faults);
      }
    }
    Visit kept = visits.keep(visit, draft);
    if (faults.isEmpty()) {
      return Redirects.to(kept.path("/questions"));
    }
    ModelAndView again = page(kept, asked.stream().filter(each -> shown(kept, each, form, faults)).toList(), faults);
    again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return again;
  }

  private List<Asking> open(Visit visit) {
    return Asking.open(visit, visit.assess(assess));
  }

  private static boolean isAnswered(Visit visit, Asking asking) {
    return !asking.typed(visit.draft()).isEmpty();
  }

  private static boolean shown(
      Visit visit, Asking asking, MultiValueMap<String, String> form, Map<String, String> faults) {
    return faults.containsKey(asking.field()) || form.containsKey(asking.field()) || !isAnswered(visit, asking);
  }

  private static Draft read(Visit visit, Draft draft, Asking asking, String typed, Map<String, String> faults) {
    if (Answers.value(asking.question(), typed, visit.order().paid().currency()).isEmpty()) {
      faults.put(
          asking.field(),
          typed.isBlank() ? "portal.fault.unanswered" : "portal.fault." + asking.question().type().name().toLowerCase(Locale.ROOT));
      return draft;
    }
    if (asking.index() == Asking.WHOLE) {
      return draft.withAnswers(with(draft.answers(), asking, typed));
    }
    List<Draft.Line> lines = new ArrayList<>(draft.lines());
    Draft.Line line = lines.get(asking.index());
    lines.set(asking.index(), line.withAnswers(with(line.answers(), asking, typed)));
    return draft.withLines(lines);
  }

  private static Map<String, String> with(Map<String, String> answers, Asking asking, String typed) {
    Map<String, String> all = new HashMap<>(answers);
    all.put(asking.question().name(), typed.strip());
    return all;
  }

  private static ModelAndView page(Visit visit, List<Asking> asked, Map<String, String> faults) {
    Page page = visit.page("portal.questions.title");
    Map<Integer, List<QuestionsView.Question>> groups = new LinkedHashMap<>();
    asked.forEach(
        asking ->
            groups
                .computeIfAbsent(asking.index(), _ -> new ArrayList<>())
                .add(question(visit, page.t(), asking, faults)));
    List<QuestionsView.Group> shown = new ArrayList<>();
    groups.forEach((index, questions) -> shown.add(new QuestionsView.Group(title(visit, index), questions)));
    return new ModelAndView(
        "portal/questions", Map.of("page", page, "questions", new QuestionsView(shown, !faults.isEmpty())));
  }

  private static String title(Visit visit, int index) {
    return index == Asking.WHOLE
        ? ""
        : visit.order().line(visit.draft().lines().get(index).line()).map(OrderLine::name).orElse("");
  }

  private static QuestionsView.Question question(Visit visit, Texts t, Asking asking, Map<String, String> faults) {
    String fault = faults.getOrDefault(asking.field(), "");
    return new QuestionsView.Question(
        asking.field(),
        asking.question().text().in(t.language()),
        switch (asking.question().type()) {
          case YES_NO, CHOICE -> "choice";
          case WHOLE_NUMBER -> "number";
          case AMOUNT -> "amount";
          case DAY -> "day";
          case TEXT -> "text";
        },
        choices(t, asking),
        asking.typed(visit.draft()),
        fault.isEmpty() ? "" : t.get(fault),
        asking.why());
  }

  private static List<Choice> choices(Texts t, Asking asking) {
    return switch (asking.question().type()) {
      case YES_NO -> List.of(new Choice("yes", t.get("page.yes")), new Choice("no", t.get("page.no")));
      case CHOICE ->
          asking.question().choices().stream()
              .map(choice -> new Choice(choice.name(), choice.text().in(t.language())))
              .toList();
      case WHOLE_NUMBER, AMOUNT, DAY, TEXT -> List.of();
    };
  }
}
