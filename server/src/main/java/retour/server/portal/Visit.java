package retour.server.portal;

import java.util.Map;
import retour.policy.Policy;
import retour.server.order.Order;
import retour.server.page.Page;
import retour.server.page.Pages;
import retour.server.store.Store;

/** A shopper at work on one order. */
record Visit(Store store, String token, Order order, Policy policy, Draft draft, Pages pages) {

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
    return page.withFooter(page.footer().stream().map(this::ofVisit).toList());
  }

  /** Who has opened an order need not say again who they are to withdraw from it. */
  private Page.Link ofVisit(Page.Link link) {
    String function = "/" + store.id() + "/withdraw?";
    return link.href().startsWith(function) ? new Page.Link(link.text(), path("/withdraw"), false) : link;
  }

  /** The same visit to the order as it stood before some of its units were asked back. */
  Visit before(Map<Integer, Integer> units) {
    return new Visit(store, token, order.before(units), policy, draft, pages);
  }

  Visit with(Draft changed) {
    return new Visit(store, token, order, policy, changed, pages);
  }
}
