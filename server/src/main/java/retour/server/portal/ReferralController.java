package retour.server.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.server.carrier.Carrier;
import retour.server.carrier.Carriers;
import retour.server.carrier.ReferCustomer;
import retour.server.carrier.Referral;
import retour.server.carrier.Referrals;
import retour.server.page.Page;
import retour.server.portal.view.ReferralView;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;

/** A claim that is the shopper's own to make with the carrier: whom to call, with which number, with what at hand. */
@Controller
class ReferralController {

  private final OpenVisits visits;
  private final ReferCustomer refer;
  private final Referrals referrals;
  private final Carriers carriers;

  ReferralController(OpenVisits visits, ReferCustomer refer, Referrals referrals, Carriers carriers) {
    this.visits = visits;
    this.refer = refer;
    this.referrals = referrals;
    this.carriers = carriers;
  }

  /** Where the policy refers nobody any more, the answer is shown again. */
  @PostMapping("/{store}/v/{token}/referral")
  ModelAndView refer(@PathVariable String store, @PathVariable String token) {
    Visit visit = visits.open(store, token, Optional.empty());
    if (visit.draft().lines().isEmpty()) {
      return Redirects.to(visit.path(""));
    }
    try {
      List<Referral> all =
          refer.refer(
              visit.store().id(), visit.order().id(), Answers.toReturn(visit), visit.language(), new Actor.Shopper());
      return Redirects.to(visit.path("/referrals/" + all.getLast().id()));
    } catch (Refused refused) {
      if (refused.code() == ProblemCode.NOT_NOW) {
        return Redirects.to(visit.path("/answer"));
      }
      throw refused;
    }
  }

  @GetMapping("/{store}/v/{token}/referrals/{id}")
  ModelAndView show(
      @PathVariable String store,
      @PathVariable String token,
      @PathVariable UUID id,
      @RequestParam Optional<String> lang) {
    Visit visit = visits.open(store, token, lang);
    Referral referral = referrals.get(visit.store().id(), id);
    if (!referral.order().equals(visit.order().id())) {
      throw Refused.because(ProblemCode.NOT_FOUND);
    }
    Carrier carrier = carriers.find(visit.store().id(), referral.carrier());
    Page page = visit.page("carrier.referral.title", carrier.name());
    return new ModelAndView(
        "portal/referral", Map.of("page", page, "view", view(visit, page, referral, carrier), "back", visit.path("")));
  }

  private static ReferralView view(Visit visit, Page page, Referral referral, Carrier carrier) {
    Wording wording = new Wording(visit.policy(), page.t(), page.f());
    return new ReferralView(
        carrier.name(),
        carrier.phone(),
        carrier.web(),
        referral.trackingNumber(),
        referral.goods().lines().toList(),
        referral.claimUntil().map(page.f()::day).orElse(""),
        carrier.evidence().stream().map(kind -> page.t().get("carrier.evidence." + kind.code())).toList(),
        wording.clause(referral.clause()));
  }
}
