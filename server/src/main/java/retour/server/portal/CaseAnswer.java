package retour.server.portal;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import retour.server.complaint.TurnIntoComplaint;
import retour.server.page.Page;
import retour.server.page.Tone;
import retour.server.portal.view.CaseView.Typed;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.store.Actor;
import retour.server.withdrawal.TurnGround;

/** The page of a return as an answer: as it is, or with what was refused. */
@Component
class CaseAnswer {

  private final ReturnCases cases;
  private final CasePage casePage;
  private final TurnIntoComplaint turnIntoComplaint;
  private final TurnGround turn;

  CaseAnswer(ReturnCases cases, CasePage casePage, TurnIntoComplaint turnIntoComplaint, TurnGround turn) {
    this.cases = cases;
    this.casePage = casePage;
    this.turnIntoComplaint = turnIntoComplaint;
    this.turn = turn;
  }

  /** The visit's own order's return; any other is unknown. */
  ReturnCase find(Visit visit, UUID id) {
    ReturnCase found = cases.get(visit.store().id(), new CaseId(id));
    if (!found.order().equals(visit.order().id())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return found;
  }

  static CaseCommand command(ReturnCase found, long version) {
    return new CaseCommand(found.store(), found.id(), version, new Actor.Shopper());
  }

  /** What was typed is not lost. */
  ModelAndView refused(Visit visit, UUID id, String key, Refused refused, Typed typed) {
    ModelAndView again = page(visit, find(visit, id), key, typed);
    again.setStatus(HttpStatus.valueOf(refused.code().status()));
    return again;
  }

  ModelAndView page(Visit visit, ReturnCase found, String fault, Typed typed) {
    Page made = visit.page("portal.case.title", found.shownNumber());
    Page page = fault.isEmpty() ? made : made.withNotice(Tone.BAD, made.t().get(fault));
    return new ModelAndView(
        "portal/case",
        Map.of(
            "page",
            page,
            "view",
            casePage.view(visit, page, found),
            "back",
            visit.path(""),
            "typed",
            typed,
            "canWithdraw",
            turn.canWithdraw(found),
            "complaint",
            turnIntoComplaint.isPossible(found, visit.order())));
  }
}
