package retour.server.portal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import retour.policy.Policy;
import retour.server.order.Order;
import retour.server.page.Page;
import retour.server.page.Pages;
import retour.server.page.Tone;
import retour.server.returns.AssessReturn;
import retour.server.returns.Assessment;
import retour.server.returns.ReturnDraft;
import retour.server.store.Store;

/**
 * A shopper at work on one order.
 *
 * @param saidAt when what the unfinished return comes out of was said: a complaint; empty for a return of its own
 */
record Visit(
    Store store, String token, Order order, Policy policy, Draft draft, Pages pages, Optional<Instant> saidAt) {

  /** An address within the visit; {@code rest} is empty or begins with a slash. */
  String path(String rest) {
    return "/" + store.id() + "/v/" + token + rest;
  }

  String language() {
    return draft.language();
  }

  Page page(String titleKey, Object... arguments) {
    String title = pages.texts(language()).get(titleKey, arguments);
    Page page = pages.ofStore(store, language(), title).withBrandAt(path(""));
    Page own = page.withFooter(page.footer().stream().map(this::ofVisit).toList());
    return saidAt.isEmpty() ? own : own.withNotice(Tone.INFO, own.t().get("complaint.turn.goes_on"));
  }

  /** Who has opened an order need not say again who they are to withdraw from it. */
  private Page.Link ofVisit(Page.Link link) {
    String function = "/" + store.id() + "/withdraw?";
    return link.href().startsWith(function) ? new Page.Link(link.text(), path("/withdraw"), false) : link;
  }

  /** The same visit to the order as it stood before some of its units were asked back. */
  Visit before(Map<Integer, Integer> units) {
    return new Visit(store, token, order.before(units), policy, draft, pages, saidAt);
  }

  /** The same visit with a draft that comes out of a complaint. */
  Visit of(Order before, Instant said) {
    return new Visit(store, token, before, policy, draft, pages, Optional.of(said));
  }

  /** What the policy says of the unfinished return. */
  Assessment assess(AssessReturn by) {
    ReturnDraft asked = Answers.toReturn(this);
    return saidAt
        .map(said -> by.assess(order, asked, said))
        .orElseGet(() -> by.assess(store.id(), order.id(), asked));
  }

  Visit with(Draft changed) {
    return new Visit(store, token, order, policy, changed, pages, saidAt);
  }
}
