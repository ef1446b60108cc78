package retour.server.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.policy.ClauseText;
import retour.server.customer.AccessLinks;
import retour.server.page.Page;
import retour.server.page.Pages;
import retour.server.page.ReaderLanguage;
import retour.server.policy.PolicyVersion;
import retour.server.policy.PolicyVersions;
import retour.server.portal.view.Asked;
import retour.server.portal.view.Clause;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** A store's first page, its policy in the shopper's words, and asking for a link. */
@Controller
class StoreController {

  private static final int SHORT = 4;
  private static final int LONGEST = 200;

  private final Stores stores;
  private final PolicyVersions policies;
  private final AccessLinks links;
  private final Pages pages;
  private final InstantSource clock;

  StoreController(Stores stores, PolicyVersions policies, AccessLinks links, Pages pages, InstantSource clock) {
    this.stores = stores;
    this.policies = policies;
    this.links = links;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/{store}")
  ModelAndView store(@PathVariable String store, HttpServletRequest request) {
    Store found = stores.get(new StoreId(store));
    return page(found, ReaderLanguage.of(request, found), new Asked("", "", Map.of()));
  }

  @GetMapping("/{store}/policy")
  ModelAndView policy(@PathVariable String store, HttpServletRequest request) {
    Store found = stores.get(new StoreId(store));
    return policy(found, policies.inForce(found.id(), clock.instant()), ReaderLanguage.of(request, found));
  }

  /** A version in the words everybody could read, for good. */
  @GetMapping("/{store}/policy/{number:[1-9][0-9]{0,8}}")
  ModelAndView version(@PathVariable String store, @PathVariable int number, HttpServletRequest request) {
    Store found = stores.get(new StoreId(store));
    return policy(found, policies.get(found.id(), number), ReaderLanguage.of(request, found));
  }

  private ModelAndView policy(Store store, PolicyVersion version, String language) {
    Page page = pages.ofStore(store, language, pages.texts(language).get("portal.policy.title." + version.kind().code()));
    return new ModelAndView(
        "portal/policy", Map.of("page", page, "version", version, "clauses", clauses(version, language)));
  }

  /** The answer is the same whether order and e-mail belong together. */
  @PostMapping("/{store}")
  ModelAndView ask(
      @PathVariable String store,
      @RequestParam(defaultValue = "") String order,
      @RequestParam(defaultValue = "") String email,
      HttpServletRequest request) {
    Store found = stores.get(new StoreId(store));
    String language = ReaderLanguage.of(request, found);
    Map<String, String> faults = faults(order, email);
    if (!faults.isEmpty()) {
      ModelAndView again = page(found, language, new Asked(order, email, faults));
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
    links.request(new AccessLinks.LinkRequest(found.id(), order, email, language, Sender.of(request)));
    return Redirects.to("/" + found.id() + "/sent?lang=" + language);
  }

  @GetMapping("/{store}/sent")
  ModelAndView sent(@PathVariable String store, HttpServletRequest request) {
    Store found = stores.get(new StoreId(store));
    String language = ReaderLanguage.of(request, found);
    Page page = pages.ofStore(found, language, pages.texts(language).get("portal.sent.title"));
    return new ModelAndView("portal/sent", Map.of("page", page));
  }

  private ModelAndView page(Store store, String language, Asked asked) {
    Page page = pages.ofStore(store, language, pages.texts(language).get("portal.store.title"));
    List<Clause> clauses = clauses(policies.inForce(store.id(), clock.instant()), language);
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("store", store);
    model.put("asked", asked);
    model.put("clauses", clauses.subList(0, Math.min(SHORT, clauses.size())));
    model.put("hours", store.settings().contactHours().getOrDefault(page.t().language(), ""));
    return new ModelAndView("portal/store", model);
  }

  private static List<Clause> clauses(PolicyVersion version, String language) {
    return version.policy().clauses().stream()
        .map((ClauseText clause) -> new Clause(clause.id(), clause.says().in(language)))
        .filter(clause -> !clause.says().isEmpty())
        .toList();
  }

  private static Map<String, String> faults(String order, String email) {
    Map<String, String> faults = new HashMap<>();
    if (order.isBlank() || order.length() > LONGEST) {
      faults.put("order", "portal.fault.order_number");
    }
    if (!email.strip().matches("[^@\\s]+@[^@\\s]+") || email.length() > LONGEST) {
      faults.put("email", "portal.fault.email");
    }
    return faults;
  }
}
