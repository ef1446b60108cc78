package retour.server.portal;

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
    return pages.ofStore(store, language(), title).withBrandAt(path(""));
  }

  Visit with(Draft changed) {
    return new Visit(store, token, order, policy, changed, pages);
  }
}
