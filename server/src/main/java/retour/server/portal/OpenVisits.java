package retour.server.portal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import retour.server.complaint.Complaint;
import retour.server.complaint.ComplaintId;
import retour.server.complaint.Complaints;
import retour.server.complaint.TurnComplaint;
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
  private final Complaints complaints;
  private final TurnComplaint turn;
  private final Pages pages;
  private final JsonMapper json = JsonMapper.builder().build();

  OpenVisits(
      Stores stores,
      Visits visits,
      Orders orders,
      PolicyVersions policies,
      Complaints complaints,
      TurnComplaint turn,
      Pages pages) {
    this.complaints = complaints;
    this.turn = turn;
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
    Visit visit = new Visit(store, token, order, policy, draft, pages, Optional.empty());
    return wanted
        .filter(language -> store.languages().contains(language) && !language.equals(draft.language()))
        .map(language -> keep(visit, draft.inLanguage(language)))
        .orElse(visit);
  }

  /**
   * As {@link #open}, for the pages of the unfinished return: one that comes out of a complaint has that complaint's
   * goods, as of the day it was made. Once the complaint gives way no more, it is a return like any other.
   */
  Visit openUnfinished(String storeName, String token, Optional<String> wanted) {
    Visit visit = open(storeName, token, wanted);
    return visit.draft().complaint().map(id -> ofComplaint(visit, new ComplaintId(id))).orElse(visit);
  }

  private Visit ofComplaint(Visit visit, ComplaintId id) {
    Complaint found = complaints.get(visit.store().id(), id);
    return found.order().equals(visit.order().id()) && turn.isPossible(found)
        ? visit.of(turn.before(found), found.filedAt())
        : visit.with(visit.draft().picking(visit.draft().lines()));
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
