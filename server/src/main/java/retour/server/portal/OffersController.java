package retour.server.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import retour.server.account.Accounts;
import retour.server.page.Pages;
import retour.server.page.ReaderLanguage;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/**
 * Leaves the offers by mail with one click (clause IP-21). The same address serves mail programs, which post to it
 * {@code List-Unsubscribe=One-Click} (RFC 8058); looking at it changes nothing. It tells nobody whether a key is known.
 */
@Controller
class OffersController {

  private final Stores stores;
  private final Accounts accounts;
  private final Pages pages;

  OffersController(Stores stores, Accounts accounts, Pages pages) {
    this.stores = stores;
    this.accounts = accounts;
    this.pages = pages;
  }

  @GetMapping("/{store}/offers/{key}")
  ModelAndView look(@PathVariable String store, @PathVariable String key, HttpServletRequest request) {
    return page(store, false, request);
  }

  @PostMapping("/{store}/offers/{key}")
  ModelAndView leave(@PathVariable String store, @PathVariable String key, HttpServletRequest request) {
    accounts.noOffers(stores.get(new StoreId(store)).id(), key);
    return page(store, true, request);
  }

  private ModelAndView page(String name, boolean left, HttpServletRequest request) {
    Store store = stores.get(new StoreId(name));
    String language = ReaderLanguage.of(request, store);
    String title = pages.texts(language).get(left ? "portal.offers.left.title" : "portal.offers.title");
    return new ModelAndView("portal/offers", Map.of("page", pages.ofStore(store, language, title), "left", left));
  }
}
