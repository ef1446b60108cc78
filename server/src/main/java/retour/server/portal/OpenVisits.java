package retour.server.portal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import retour.server.customer.Visits;
import retour.server.order.Order;
import retour.server.order.Orders;
import retour.server.page.Pages;
import retour.server.policy.PolicyVersions;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;
import tools.jackson.databind.json.JsonMapper;

/** Opens visits by their token and keeps their unfinished returns. */
@Component
class OpenVisits {

  private final Stores stores;
  private final Visits visits;
  private final Orders orders;
  private final PolicyVersions policies;
  private final Pages pages;
  private final JsonMapper json = JsonMapper.builder().build();

  OpenVisits(Stores stores, Visits visits, Orders orders, PolicyVersions policies, Pages pages) {
    this.stores = stores;
    this.visits = visits;
    this.orders = orders;
    this.policies = policies;
    this.pages = pages;
  }

  /**
   * The visit behind an address.
   *
   * @param wanted a language asked for by the address; it stays for the visit
   * @throws Refused with NOT_FOUND or LINK_EXPIRED
   */
  Visit open(String storeName, String token, Optional<String> wanted) {
    Store store = stores.get(new StoreId(storeName));
    Order order =
        orders
            .find(store.id(), visits.order(store.id(), token))
            .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND));
    Draft draft = draft(store, token).orElseGet(() -> Draft.empty(newKey(), store.language(order.language())));
    var policy = policies.inForce(store.id(), order.placedAt()).policy();
    Visit visit = new Visit(store, token, order, policy, draft, pages);
    return wanted
        .filter(language -> store.languages().contains(language) && !language.equals(draft.language()))
        .map(language -> keep(visit, draft.inLanguage(language)))
        .orElse(visit);
  }

  Visit keep(Visit visit, Draft draft) {
    visits.keepDraft(visit.store().id(), visit.token(), json.writeValueAsString(draft));
    return visit.with(draft);
  }

  /**
   * Takes the unfinished return for filing. Of several who send the same one at once, one gets it.
   *
   * @param key as the sender saw it
   */
  Optional<Draft> take(Visit visit, String key) {
    return visits
        .draft(visit.store().id(), visit.token())
        .filter(kept -> json.readValue(kept, Draft.class).key().equals(key))
        .filter(kept -> visits.takeDraft(visit.store().id(), visit.token(), kept))
        .map(kept -> json.readValue(kept, Draft.class));
  }

  /** A new return's key. */
  static String newKey() {
    return UUID.randomUUID().toString();
  }

  private Optional<Draft> draft(Store store, String token) {
    return visits.draft(store.id(), token).map(kept -> json.readValue(kept, Draft.class));
  }
}
