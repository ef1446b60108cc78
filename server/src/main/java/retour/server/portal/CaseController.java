package retour.server.portal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.server.complaint.TurnIntoComplaint;
import retour.server.page.Page;
import retour.server.page.Tone;
import retour.server.portal.view.CaseView.Typed;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Authorization;
import retour.server.returns.CaseCommand;
import retour.server.returns.CaseId;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnCases;
import retour.server.settlement.GiveBankAccount;
import retour.server.settlement.PaymentConsents.Wording;
import retour.server.store.Actor;
import retour.server.withdrawal.TurnGround;

/** A filed return: where it stands, messages, cancelling, the account for its refund, the slip. */
@Controller
class CaseController {

  private final OpenVisits visits;
  private final ReturnCases cases;
  private final Authorization authorization;
  private final CasePage casePage;
  private final Slip slip;
  private final TurnIntoComplaint turnIntoComplaint;
  private final GiveBankAccount giveBankAccount;
  private final TurnGround turn;

  CaseController(
      OpenVisits visits,
      ReturnCases cases,
      Authorization authorization,
      CasePage casePage,
      Slip slip,
      GiveBankAccount giveBankAccount,
      TurnGround turn,
      TurnIntoComplaint turnIntoComplaint) {
    this.visits = visits;
    this.cases = cases;
    this.authorization = authorization;
    this.casePage = casePage;
    this.slip = slip;
    this.turnIntoComplaint = turnIntoComplaint;
    this.giveBankAccount = giveBankAccount;
    this.turn = turn;
  }

  @GetMapping("/{store}/v/{token}/returns/{id}")
  ModelAndView returnCase(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam Optional<String> lang) {
    Visit visit = visits.open(store, token, lang);
    return page(visit, find(visit, id), "", Typed.NOTHING);
  }

  @PostMapping("/{store}/v/{token}/returns/{id}/message")
  ModelAndView message(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "-1") long version) {
    Visit visit = visits.open(store, token, Optional.empty());
    ReturnCase found = find(visit, id);
    try {
      authorization.reply(command(found, version), text);
      return Redirects.to(visit.path("/returns/" + id));
    } catch (Refused refused) {
      return refused(visit, id, refused, new Typed(text, "", "", Map.of()));
    }
  }

  @PostMapping("/{store}/v/{token}/returns/{id}/cancel")
  ModelAndView cancel(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "-1") long version) {
    Visit visit = visits.open(store, token, Optional.empty());
    ReturnCase found = find(visit, id);
    try {
      authorization.cancel(command(found, version));
      return Redirects.to(visit.path("/returns/" + id));
    } catch (Refused refused) {
      return refused(visit, id, refused, Typed.NOTHING);
    }
  }

  @PostMapping("/{store}/v/{token}/returns/{id}/account")
  ModelAndView account(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam Map<String, String> typed,
      @RequestParam(defaultValue = "-1") long version) {
    Visit visit = visits.open(store, token, Optional.empty());
    ReturnCase found = find(visit, id);
    AccountForm form = AccountForm.of(typed);
    try {
      giveBankAccount.give(command(found, version), form.account(), Wording.in(visit.language()));
      return Redirects.to(visit.path("/returns/" + id));
    } catch (Refused refused) {
      return refused(visit, id, refused, form.typed(visit.page("portal.case.title", "").t(), refused));
    }
  }

  @GetMapping("/{store}/v/{token}/returns/{id}/slip.pdf")
  ResponseEntity<byte[]> slip(@PathVariable String store, @PathVariable String token, @PathVariable UUID id) {
    Visit visit = visits.open(store, token, Optional.empty());
    ReturnCase found = find(visit, id);
    byte[] pdf = slip.of(visit, found).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    ContentDisposition disposition = ContentDisposition.inline().filename(found.shownNumber() + ".pdf").build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(pdf);
  }

  /** The visit's own order's return; any other is unknown. */
  private ReturnCase find(Visit visit, UUID id) {
    ReturnCase found = cases.get(visit.store().id(), new CaseId(id));
    if (!found.order().equals(visit.order().id())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    return found;
  }

  private static CaseCommand command(ReturnCase found, long version) {
    return new CaseCommand(found.store(), found.id(), version, new Actor.Shopper());
  }

  /** What was typed is not lost. */
  private ModelAndView refused(Visit visit, UUID id, Refused refused, Typed typed) {
    String key =
        switch (refused.code()) {
          case CHANGED_MEANWHILE -> "portal.fault.changed_meanwhile";
          case NOT_NOW -> "portal.fault.not_now";
          case INVALID_INPUT -> typed.faults().isEmpty() ? "portal.fault.message" : "portal.fault.account";
          default -> throw refused;
        };
    ModelAndView again = page(visit, find(visit, id), key, typed);
    again.setStatus(HttpStatus.valueOf(refused.code().status()));
    return again;
  }

  private ModelAndView page(Visit visit, ReturnCase found, String fault, Typed typed) {
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
