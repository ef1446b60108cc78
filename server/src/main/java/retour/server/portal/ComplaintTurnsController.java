package retour.server.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.policy.fact.FactValue;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintCommand;
import retour.server.complaint.ComplaintId;
import retour.server.complaint.Complaints;
import retour.server.complaint.TurnComplaint;
import retour.server.page.Page;
import retour.server.page.Tone;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.ReturnDraft;
import retour.server.store.Actor;

/** A complaint goes on as a return or a withdrawal, with one click. */
@Controller
class ComplaintTurnsController {

  private static final String AT = "/{store}/v/{token}/complaints/{id}";

  private final OpenVisits visits;
  private final Complaints complaints;
  private final ComplaintPages pages;
  private final TurnComplaint turn;

  ComplaintTurnsController(OpenVisits visits, Complaints complaints, ComplaintPages pages, TurnComplaint turn) {
    this.visits = visits;
    this.complaints = complaints;
    this.pages = pages;
    this.turn = turn;
  }

  /** The complaint's place: whose order it is about, and which it is. */
  record Place(String store, String token, UUID id) {}

  /** What the return policy asks beside is asked first; the complaint stays until the return is sent. */
  @PostMapping(AT + "/return")
  ModelAndView toReturn(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "-1") long version) {
    return step(
        new Place(store, token, id),
        version,
        (visit, command) -> {
          try {
            return "/returns/" + turn.toReturn(command).id().value();
          } catch (Refused refused) {
            if (refused.code() != ProblemCode.ANSWERS_MISSING && refused.code() != ProblemCode.RESOLUTION_REFUSED) {
              throw refused;
            }
            visits.keep(visit, draft(visit, command));
            return "/questions";
          }
        });
  }

  private Draft draft(Visit visit, ComplaintCommand command) {
    ReturnDraft asked = turn.draft(complaints.get(command.store(), command.id()));
    List<Draft.Line> goods =
        asked.lines().stream()
            .map(line -> new Draft.Line(line.lineNo(), line.quantity(), typed(line.claims()), ""))
            .toList();
    return visit.draft().of(command.id().value(), goods, typed(asked.claims()));
  }

  private static Map<String, String> typed(Map<String, FactValue> said) {
    return said.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, fact -> Answers.typed(fact.getValue())));
  }

  @PostMapping(AT + "/withdrawal")
  ModelAndView toWithdrawal(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "-1") long version) {
    return step(
        new Place(store, token, id), version, (_, command) -> "/withdrawals/" + turn.toWithdrawal(command).id().value());
  }

  private ModelAndView step(Place place, long version, BiFunction<Visit, ComplaintCommand, String> work) {
    Visit visit = visits.open(place.store(), place.token(), Optional.empty());
    Complaint found = find(visit, place.id());
    try {
      ComplaintCommand command = new ComplaintCommand(found.store(), found.id(), version, new Actor.Shopper());
      return Redirects.to(visit.path(work.apply(visit, command)));
    } catch (Refused refused) {
      return again(visit, find(visit, place.id()), refused);
    }
  }

  private ModelAndView again(Visit visit, Complaint found, Refused refused) {
    String key =
        switch (refused.code()) {
          case CHANGED_MEANWHILE -> "portal.fault.changed_meanwhile";
          case NOT_NOW -> "portal.fault.not_now";
          default -> throw refused;
        };
    Page made = visit.page("complaint.page.title", Long.toString(found.number()));
    Page page = made.withNotice(Tone.BAD, made.t().get(key));
    ModelAndView again =
        new ModelAndView(
            "portal/complaint", Map.of("page", page, "view", pages.view(visit, page, found), "back", visit.path("")));
    again.setStatus(HttpStatus.valueOf(refused.code().status()));
    return again;
  }

  /** The visit's own order's complaint; any other is unknown. */
  private Complaint find(Visit visit, UUID id) {
    Complaint found = complaints.get(visit.store().id(), new ComplaintId(id));
    if (!found.order().equals(visit.order().id())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return found;
  }
}
