package retour.server.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.server.account.AccountLinks;
import retour.server.account.AccountLinks.Waiting;
import retour.server.account.LogIn;
import retour.server.mail.MailAddresses;
import retour.server.page.Page;
import retour.server.page.Pages;
import retour.server.page.ReaderLanguage;
import retour.server.portal.view.Entered;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** The way into an account: log-in, a link to a new one or to a forgotten password, and what the link leads to. */
@Controller
class EntryController {

  private static final int LONGEST = 200;

  private final Stores stores;
  private final AccountLinks links;
  private final LogIn logIn;
  private final Pages pages;

  EntryController(Stores stores, AccountLinks links, LogIn logIn, Pages pages) {
    this.stores = stores;
    this.links = links;
    this.logIn = logIn;
    this.pages = pages;
  }

  @GetMapping("/{store}/account")
  ModelAndView entry(@PathVariable String store, HttpServletRequest request) {
    return page("portal/entry", page(store, "portal.entry.title", request), Entered.NOTHING);
  }

  /** A wrong password and an address without an account get the same answer. */
  @PostMapping("/{store}/account")
  ModelAndView enter(
      @PathVariable String store,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request) {
    Store found = stores.get(new StoreId(store));
    Optional<String> session =
        email.isBlank() || email.length() > LONGEST
            ? Optional.empty()
            : logIn.with(found.id(), email, password, Sender.of(request));
    return session
        .map(token -> Redirects.to(OwnController.path(found.id(), token) + "?lang=" + ReaderLanguage.of(request, found)))
        .orElseGet(
            () ->
                refused(
                    page("portal/entry", page(store, "portal.entry.title", request), new Entered(email, Map.of("password", "portal.fault.own.wrong")))));
  }

  @GetMapping("/{store}/account/new")
  ModelAndView ask(@PathVariable String store, HttpServletRequest request) {
    return page("portal/entrynew", page(store, "portal.entry.new.title", request), Entered.NOTHING);
  }

  /** Who is under 15 leaves no trace (clause IP-26): nothing that was typed is looked at any further. */
  @PostMapping("/{store}/account/new")
  ModelAndView mail(
      @PathVariable String store,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String age,
      HttpServletRequest request) {
    Store found = stores.get(new StoreId(store));
    Map<String, String> faults = new HashMap<>();
    if (!MailAddresses.canBeSentTo(email)) {
      faults.put("email", "portal.fault.email");
    }
    if (!age.equals("yes")) {
      faults.put("age", "portal.fault.own.age");
    }
    if (!faults.isEmpty()) {
      String kept = faults.containsKey("age") ? "" : email;
      return refused(page("portal/entrynew", page(store, "portal.entry.new.title", request), new Entered(kept, faults)));
    }
    String language = ReaderLanguage.of(request, found);
    links.request(found, email, language, Sender.of(request));
    return Redirects.to("/" + found.id() + "/account/sent?lang=" + language);
  }

  @GetMapping("/{store}/account/sent")
  ModelAndView sent(@PathVariable String store, HttpServletRequest request) {
    return page("portal/entrysent", page(store, "portal.entry.sent.title", request), Entered.NOTHING);
  }

  @GetMapping("/{store}/account/link/{token}")
  ModelAndView link(@PathVariable String store, @PathVariable String token, HttpServletRequest request) {
    return password(store, links.look(new StoreId(store), token), Map.of(), request);
  }

  @PostMapping("/{store}/account/link/{token}")
  ModelAndView setPassword(
      @PathVariable String store,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String offers,
      HttpServletRequest request) {
    Store found = stores.get(new StoreId(store));
    try {
      String session = links.setPassword(found, token, password, offers.equals("yes"));
      return Redirects.to(OwnController.path(found.id(), session) + "?lang=" + ReaderLanguage.of(request, found));
    } catch (Refused refused) {
      if (refused.code() != ProblemCode.INVALID_INPUT) {
        throw refused;
      }
      String code = refused.fields().stream().map(FieldFault::code).findFirst().orElse("");
      return refused(
          password(store, links.look(found.id(), token), Map.of("password", "portal.fault.own." + code), request));
    }
  }

  private ModelAndView password(String store, Waiting waiting, Map<String, String> faults, HttpServletRequest request) {
    String title = waiting.known() ? "portal.entry.password.title" : "portal.entry.first.title";
    ModelAndView page = page("portal/entrypassword", page(store, title, request), new Entered(waiting.email(), faults));
    page.addObject("known", waiting.known());
    return page;
  }

  private Page page(String store, String title, HttpServletRequest request) {
    Store found = stores.get(new StoreId(store));
    String language = ReaderLanguage.of(request, found);
    return pages.ofStore(found, language, pages.texts(language).get(title));
  }

  private static ModelAndView page(String template, Page page, Entered entered) {
    return new ModelAndView(template, new HashMap<>(Map.of("page", page, "entered", entered)));
  }

  private static ModelAndView refused(ModelAndView page) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }
}
