package retour.server.portal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Resolution;
import retour.server.page.Page;
import retour.server.page.Tone;
import retour.server.returns.AssessReturn;
import retour.server.returns.Assessment;

/** What the policy says, and which of what is possible the shopper wants. */
@Controller
class AnswerController {

  private final OpenVisits visits;
  private final AssessReturn assess;
  private final ComplaintPages complaintPages;

  AnswerController(OpenVisits visits, AssessReturn assess, ComplaintPages complaintPages) {
    this.visits = visits;
    this.assess = assess;
    this.complaintPages = complaintPages;
  }

  @GetMapping("/{store}/v/{token}/answer")
  ModelAndView answer(
      @PathVariable String store, @PathVariable String token, @RequestParam Optional<String> lang) {
    Visit visit = visits.openUnfinished(store, token, lang);
    if (visit.draft().lines().isEmpty()) {
      return Redirects.to(visit.path(""));
    }
    Assessment assessment = assess(visit);
    return assessment.hasQuestions() ? Redirects.to(visit.path("/questions")) : page(visit, assessment, Set.of());
  }

  /** Lines for which nothing is possible stay at home; what that changes is asked or shown again. */
  @PostMapping("/{store}/v/{token}/answer")
  ModelAndView choose(
      @PathVariable String store, @PathVariable String token, @RequestParam MultiValueMap<String, String> form) {
    Visit visit = visits.openUnfinished(store, token, Optional.empty());
    if (visit.draft().lines().isEmpty()) {
      return Redirects.to(visit.path(""));
    }
    Assessment assessment = assess(visit);
    List<Draft.Line> lines = new ArrayList<>();
    Set<Integer> unchosen = new HashSet<>();
    for (int index = 0; index < visit.draft().lines().size(); index++) {
      LineDecision decision = assessment.decision().line(Integer.toString(index + 1));
      Optional<Resolution> wanted = wanted(form, index, assessment);
      Draft.Line line = visit.draft().lines().get(index);
      wanted.map(resolution -> line.asking(resolution.code())).ifPresent(lines::add);
      if (wanted.isEmpty() && assessment.resolutions(decision).stream().anyMatch(each -> assessment.isOpen(decision.line(), each))) {
        unchosen.add(index);
      }
    }
    boolean leavesOut = visit.draft().complaint().isPresent() && lines.size() < visit.draft().lines().size();
    if (!unchosen.isEmpty() || lines.isEmpty() || leavesOut) {
      ModelAndView again = page(visit, assessment, unchosen);
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
    return next(visits.keep(visit, visit.draft().withLines(lines)), visit.draft().lines().size());
  }

  private ModelAndView next(Visit visit, int linesBefore) {
    boolean leftOut = visit.draft().lines().size() < linesBefore;
    if (leftOut && (assess(visit).hasQuestions() || !isPossible(visit))) {
      return Redirects.to(visit.path("/answer"));
    }
    return Redirects.to(visit.path("/photos"));
  }

  /** Whether something is possible for each of the goods. */
  private static boolean isChoice(Visit visit, Assessment assessment) {
    return IntStream.rangeClosed(1, visit.draft().lines().size())
        .mapToObj(item -> assessment.decision().line(Integer.toString(item)))
        .allMatch(line -> assessment.resolutions(line).stream().anyMatch(each -> assessment.isOpen(line.line(), each)));
  }

  private boolean isPossible(Visit visit) {
    Assessment assessment = assess(visit);
    List<Draft.Line> lines = visit.draft().lines();
    for (int index = 0; index < lines.size(); index++) {
      LineDecision decision = assessment.decision().line(Integer.toString(index + 1));
      if (!Answers.resolution(lines.get(index).resolution())
          .map(decision::resolution)
          .filter(each -> assessment.isOpen(decision.line(), each))
          .isPresent()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Resolution> wanted(MultiValueMap<String, String> form, int index, Assessment assessment) {
    LineDecision decision = assessment.decision().line(Integer.toString(index + 1));
    return Optional.ofNullable(form.getFirst("resolution." + index))
        .flatMap(Answers::resolution)
        .filter(resolution -> assessment.isOpen(decision.line(), decision.resolution(resolution)));
  }

  private Assessment assess(Visit visit) {
    return visit.assess(assess);
  }

  private static boolean refersToCarrier(Visit visit, Assessment assessment) {
    return !visit.order().deliveries().isEmpty()
        && assessment.decision().lines().stream()
            .flatMap(line -> line.referrals().stream())
            .anyMatch(referral -> referral.to().equals("carrier"));
  }

  private ModelAndView page(Visit visit, Assessment assessment, Set<Integer> unchosen) {
    Page made = visit.page("portal.answer.title");
    boolean stays = visit.draft().complaint().isPresent() && !isPossible(visit) && !isChoice(visit, assessment);
    Page page = stays ? made.withNotice(Tone.WARN, made.t().get("complaint.turn.refused")) : made;
    return new ModelAndView(
        "portal/answer",
        Map.of(
            "page",
            page,
            "answer",
            AnswerPage.of(visit, page, assessment).view(unchosen),
            "complaint",
            complaintPages.isComplaint(visit),
            "refer",
            refersToCarrier(visit, assessment)));
  }
}
