package retour.server.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.policy.decision.Amounts;
import retour.policy.money.Money;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintCommand;
import retour.server.complaint.ComplaintId;
import retour.server.complaint.Complaints;
import retour.server.complaint.TurnComplaint;
import retour.server.order.OrderLine;
import retour.server.page.Page;
import retour.server.page.Tone;
import retour.server.portal.view.ReviewView;
import retour.server.problem.Refused;
import retour.server.returns.AssessReturn;
import retour.server.returns.Assessment;
import retour.server.returns.Channel;
import retour.server.returns.FileReturn;
import retour.server.returns.ReturnDraft;
import retour.server.store.Actor;

/** Everything once more before it is sent (WCAG 3.3.4), and the sending. */
@Controller
class ReviewController {

  private final OpenVisits visits;
  private final AssessReturn assess;
  private final FileReturn file;
  private final Complaints complaints;
  private final TurnComplaint turn;
  private final Photos photos;

  ReviewController(
      OpenVisits visits,
      AssessReturn assess,
      FileReturn file,
      Complaints complaints,
      TurnComplaint turn,
      Photos photos) {
    this.visits = visits;
    this.complaints = complaints;
    this.turn = turn;
    this.assess = assess;
    this.file = file;
    this.photos = photos;
  }

  @GetMapping("/{store}/v/{token}/review")
  ModelAndView review(
      @PathVariable String store, @PathVariable String token, @RequestParam Optional<String> lang) {
    Visit visit = visits.openUnfinished(store, token, lang);
    return visit.draft().isComplete() ? page(visit, "") : elsewhere(visit);
  }

  /** Sent twice it is filed once: of two senders one gets the draft, the other is shown what became of it. */
  @PostMapping("/{store}/v/{token}/review")
  ModelAndView send(
      @PathVariable String store, @PathVariable String token, @RequestParam(defaultValue = "") String key) {
    Visit visit = visits.openUnfinished(store, token, Optional.empty());
    if (!visit.draft().isComplete()) {
      return elsewhere(visit);
    }
    Optional<Draft> taken = visits.take(visit, key);
    return taken
        .map(draft -> file(visit.with(draft)))
        .orElseGet(() -> elsewhere(visits.openUnfinished(store, token, Optional.empty())));
  }

  private ModelAndView file(Visit visit) {
    try {
      UUID filed = filed(visit);
      visits.keep(visit, visit.draft().filedAs(filed.toString()));
      return Redirects.to(visit.path("/returns/" + filed));
    } catch (Refused refused) {
      visits.keep(visit, visit.draft());
      return refused(visit, refused);
    } catch (RuntimeException e) {
      visits.keep(visit, visit.draft());
      throw e;
    }
  }

  private UUID filed(Visit visit) {
    ReturnDraft asked = Answers.toReturn(visit);
    Optional<UUID> complaint = visit.draft().complaint();
    if (complaint.isPresent()) {
      Complaint found = complaints.get(visit.store().id(), new ComplaintId(complaint.get()));
      ComplaintCommand command =
          new ComplaintCommand(found.store(), found.id(), found.version(), new Actor.Shopper());
      return turn.toReturn(command, asked).id().value();
    }
    FileReturn.Filing filing =
        new FileReturn.Filing(
            visit.store().id(), visit.order().id(), asked, Channel.PORTAL, visit.language(), new Actor.Shopper());
    return file.file(filing).id().value();
  }

  /** What changed since the page was made is shown where it can be put right. */
  private ModelAndView refused(Visit visit, Refused refused) {
    return switch (refused.code()) {
      case ANSWERS_MISSING -> Redirects.to(visit.path("/questions"));
      case RESOLUTION_REFUSED -> Redirects.to(visit.path("/answer"));
      case QUANTITY_NOT_AVAILABLE -> {
        visits.keep(visit, visit.draft().withLines(List.of()));
        yield Redirects.to(visit.path("?gone=1"));
      }
      default -> {
        ModelAndView again = page(visit, "portal.fault.not_filed");
        again.setStatus(HttpStatus.valueOf(refused.code().status()));
        yield again;
      }
    };
  }

  private static ModelAndView elsewhere(Visit visit) {
    if (!visit.draft().filed().isEmpty()) {
      return Redirects.to(visit.path("/returns/" + visit.draft().filed()));
    }
    return Redirects.to(visit.path(visit.draft().lines().isEmpty() ? "" : "/questions"));
  }

  private ModelAndView page(Visit visit, String fault) {
    Page made = visit.page("portal.review.title");
    Page page = fault.isEmpty() ? made : made.withNotice(Tone.BAD, made.t().get(fault));
    return new ModelAndView("portal/review", Map.of("page", page, "review", view(visit, page), "base", visit.path("")));
  }

  private ReviewView view(Visit visit, Page page) {
    Assessment assessment = visit.assess(assess);
    Wording wording = new Wording(visit.policy(), page.t(), page.f());
    List<ReviewView.Line> lines = new ArrayList<>();
    Money total = Money.zero(visit.order().paid().currency());
    for (int index = 0; index < visit.draft().lines().size(); index++) {
      Draft.Line line = visit.draft().lines().get(index);
      Optional<Money> amount = amount(assessment, index, line);
      total = amount.map(total::plus).orElse(total);
      lines.add(line(visit, wording, line, amount));
    }
    return new ReviewView(
        visit.draft().key(),
        lines,
        answers(visit, wording, visit.draft().answers()),
        photos.loose(visit, page.t()),
        total.isZero() ? "" : page.f().money(total));
  }

  private static Optional<Money> amount(Assessment assessment, int index, Draft.Line line) {
    return Answers.resolution(line.resolution())
        .map(wanted -> assessment.decision().line(Integer.toString(index + 1)).resolution(wanted))
        .flatMap(decision -> decision.amounts().map(Amounts::total));
  }

  private static ReviewView.Line line(Visit visit, Wording wording, Draft.Line line, Optional<Money> amount) {
    return new ReviewView.Line(
        visit.order().line(line.line()).map(OrderLine::name).orElse(""),
        wording.t().get("portal.units", line.quantity()),
        wording.t().get("words.resolution." + line.resolution()),
        amount.map(wording.f()::money).orElse(""),
        answers(visit, wording, line.answers()));
  }

  /** In the order of the policy. */
  private static List<ReviewView.Answer> answers(Visit visit, Wording wording, Map<String, String> answers) {
    return visit.policy().facts().stream()
        .filter(question -> answers.containsKey(question.name()))
        .flatMap(
            question ->
                Answers.value(
                        question,
                        answers.getOrDefault(question.name(), ""),
                        visit.order().paid().currency())
                    .map(
                        value ->
                            new ReviewView.Answer(
                                wording.question(question.name()),
                                wording.value(Optional.of(question), value)))
                    .stream())
        .toList();
  }
}
