package retour.server.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import retour.server.customer.AccessLinks;
import retour.server.page.Page;
import retour.server.page.Pages;
import retour.server.page.ReaderLanguage;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** A mailed link: looking at it does nothing, so that programs that follow links do not use it up; a button opens. */
@Controller
class LinkController {

  private final Stores stores;
  private final AccessLinks links;
  private final Pages pages;

  LinkController(Stores stores, AccessLinks links, Pages pages) {
    this.stores = stores;
    this.links = links;
    this.pages = pages;
  }

  @GetMapping("/{store}/link/{token}")
  ModelAndView look(@PathVariable String store, @PathVariable String token, HttpServletRequest request) {
    Store found = stores.get(new StoreId(store));
    String language = ReaderLanguage.of(request, found);
    Page page = pages.ofStore(found, language, pages.texts(language).get("portal.link.title"));
    return new ModelAndView("portal/link", Map.of("page", page));
  }

  @PostMapping("/{store}/link/{token}")
  ModelAndView open(@PathVariable String store, @PathVariable String token, HttpServletRequest request) {
    Store found = stores.get(new StoreId(store));
    String visit = links.open(found.id(), token);
    String language = ReaderLanguage.of(request, found);
    return Redirects.to("/" + found.id() + "/v/" + visit + "?lang=" + language);
  }
}
