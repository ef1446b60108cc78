package retour.server.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.server.page.Page;
import retour.server.page.Tone;
import retour.server.portal.view.ForgottenOrder;
import retour.server.privacy.Erasures;
import retour.server.store.Actor;

/** A guest's wish to be forgotten: the link proved the address, so no account is wanted for it (clause IP-19, GDPR Art. 17). */
@Controller
class ForgetController {

  private final OpenVisits visits;
  private final Forgetting forgetting;
  private final Erasures erasures;

  ForgetController(OpenVisits visits, Forgetting forgetting, Erasures erasures) {
    this.visits = visits;
    this.forgetting = forgetting;
    this.erasures = erasures;
  }

  @GetMapping("/{store}/v/{token}/forget")
  ModelAndView ask(@PathVariable String store, @PathVariable String token, @RequestParam Optional<String> lang) {
    Visit visit = visits.open(store, token, lang);
    return page(visit, visit.page("portal.forget.title"));
  }

  @PostMapping("/{store}/v/{token}/forget")
  ModelAndView forget(
      @PathVariable String store, @PathVariable String token, @RequestParam(defaultValue = "") String sure) {
    Visit visit = visits.open(store, token, Optional.empty());
    if (!sure.equals("yes")) {
      Page page = visit.page("portal.forget.title");
      ModelAndView again = page(visit, page.withNotice(Tone.BAD, page.t().get("portal.fault.own.sure")));
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
    Page done = visit.page("portal.forget.done");
    List<ForgottenOrder> orders = forgetting.outlook(visit.store().id(), visit.order().buyer().email(), done);
    erasures.ask(visit.store().id(), visit.order().buyer().email(), new Actor.Shopper());
    return new ModelAndView("portal/owngone", Map.of("page", done, "account", false, "orders", orders));
  }

  private ModelAndView page(Visit visit, Page page) {
    return new ModelAndView(
        "portal/forget",
        Map.of(
            "page", page,
            "orders", forgetting.outlook(visit.store().id(), visit.order().buyer().email(), page),
            "back", visit.path("")));
  }
}
