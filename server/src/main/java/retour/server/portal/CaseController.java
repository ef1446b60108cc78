package retour.server.portal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.server.portal.view.CaseView.Typed;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.returns.Authorization;
import retour.server.returns.ReturnCase;
import retour.server.settlement.GiveBankAccount;
import retour.server.settlement.PaymentConsents.Wording;

/** A filed return: where it stands, messages, cancelling, the account for its refund, the slip. */
@Controller
class CaseController {

  private final OpenVisits visits;
  private final CaseAnswer answer;
  private final Authorization authorization;
  private final Slip slip;
  private final GiveBankAccount giveBankAccount;

  CaseController(
      OpenVisits visits, CaseAnswer answer, Authorization authorization, Slip slip, GiveBankAccount giveBankAccount) {
    this.visits = visits;
    this.answer = answer;
    this.authorization = authorization;
    this.slip = slip;
    this.giveBankAccount = giveBankAccount;
  }

  @GetMapping("/{store}/v/{token}/returns/{id}")
  ModelAndView returnCase(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam Optional<String> lang) {
    Visit visit = visits.open(store, token, lang);
    return answer.page(visit, answer.find(visit, id), "", Typed.NOTHING);
  }

  @PostMapping("/{store}/v/{token}/returns/{id}/message")
  ModelAndView message(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "-1") long version) {
    Visit visit = visits.open(store, token, Optional.empty());
    ReturnCase found = answer.find(visit, id);
    try {
      authorization.reply(CaseAnswer.command(found, version), text);
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
    ReturnCase found = answer.find(visit, id);
    try {
      authorization.cancel(CaseAnswer.command(found, version));
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
    ReturnCase found = answer.find(visit, id);
    AccountForm form = AccountForm.of(typed);
    try {
      if (typed.containsKey("known")) {
        form.requireAgreed();
        giveBankAccount.agree(CaseAnswer.command(found, version), Wording.in(visit.language()));
      } else {
        giveBankAccount.give(CaseAnswer.command(found, version), form.account(), Wording.in(visit.language()));
      }
      return Redirects.to(visit.path("/returns/" + id));
    } catch (Refused refused) {
      return refused(visit, id, refused, form.typed(visit.page("portal.case.title", "").t(), refused));
    }
  }

  @GetMapping("/{store}/v/{token}/returns/{id}/slip.pdf")
  ResponseEntity<byte[]> slip(@PathVariable String store, @PathVariable String token, @PathVariable UUID id) {
    Visit visit = visits.open(store, token, Optional.empty());
    ReturnCase found = answer.find(visit, id);
    byte[] pdf = slip.of(visit, found).orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    ContentDisposition disposition = ContentDisposition.inline().filename(found.shownNumber() + ".pdf").build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(pdf);
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
    return answer.refused(visit, id, key, refused, typed);
  }
}
