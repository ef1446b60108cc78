package retour.server.portal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import retour.server.account.Account;
import retour.server.account.AccountDetails;
import retour.server.account.AccountSessions;
import retour.server.account.Accounts;
import retour.server.account.PersonalCopy;
import retour.server.order.OrderId;
import retour.server.page.Tone;
import retour.server.problem.FieldFault;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.privacy.Erasures;
import retour.server.store.Actor;
import retour.server.store.Store;
import retour.server.store.StoreId;
import retour.server.store.Stores;

/** "Account info": the owner's orders, details, wishes, copy of everything, and the end of it (clauses IP-17 to IP-21). */
@Controller
@RequestMapping(OwnController.AT)
class OwnController {

  static final String AT = "/{store}/a/{session}";

  private final Stores stores;
  private final Accounts accounts;
  private final AccountSessions sessions;
  private final PersonalCopy copy;
  private final OwnPage page;
  private final Erasures erasures;

  OwnController(
      Stores stores,
      Accounts accounts,
      AccountSessions sessions,
      PersonalCopy copy,
      OwnPage page,
      Erasures erasures) {
    this.stores = stores;
    this.erasures = erasures;
    this.accounts = accounts;
    this.sessions = sessions;
    this.copy = copy;
    this.page = page;
  }

  /** Where a session's page is. */
  static String path(StoreId store, String session) {
    return "/" + store + "/a/" + session;
  }

  @GetMapping
  ModelAndView show(
      @PathVariable String store,
      @PathVariable String session,
      @RequestParam Optional<String> lang,
      @RequestParam Optional<String> kept) {
    Own own = open(store, session, lang);
    return kept.isPresent() ? page.told(own, Tone.GOOD, "portal.own.kept") : page.of(own);
  }

  @PostMapping("/orders/{order}")
  ModelAndView order(
      @PathVariable String store, @PathVariable String session, @PathVariable long order, @RequestParam Optional<String> lang) {
    Own own = open(store, session, lang);
    String visit = accounts.open(own.account(), new OrderId(order));
    return Redirects.to("/" + own.store().id() + "/v/" + visit + "?lang=" + own.language());
  }

  @PostMapping("/details")
  ModelAndView details(
      @PathVariable String store,
      @PathVariable String session,
      @RequestParam Map<String, String> form,
      @RequestParam Optional<String> lang) {
    Own own = open(store, session, lang);
    AccountDetails typed =
        new AccountDetails(
            form.getOrDefault("name", ""),
            form.getOrDefault("phone", ""),
            form.getOrDefault("address", ""),
            own.store().language(form.getOrDefault("language", "")));
    try {
      accounts.change(
          own.seen(form.getOrDefault("version", "")),
          AccountDetails.of(typed.name(), typed.phone(), typed.address(), typed.language()));
      return Redirects.to(path(own.store().id(), session) + "?kept=1&lang=" + typed.language());
    } catch (Refused refused) {
      return again(own, typed, refused);
    }
  }

  /** What was typed is not lost. */
  private ModelAndView again(Own own, AccountDetails typed, Refused refused) {
    Map<String, String> faults =
        refused.fields().stream()
            .collect(Collectors.toMap(FieldFault::field, fault -> "portal.fault.own." + fault.code()));
    ModelAndView shown =
        switch (refused.code()) {
          case CHANGED_MEANWHILE -> page.told(own, Tone.BAD, "portal.fault.own.changed");
          case INVALID_INPUT -> page.typed(own, typed, faults);
          default -> throw refused;
        };
    shown.setStatus(HttpStatus.valueOf(refused.code().status()));
    return shown;
  }

  @PostMapping("/offers")
  ModelAndView offers(
      @PathVariable String store,
      @PathVariable String session,
      @RequestParam(defaultValue = "") String offers,
      @RequestParam Optional<String> lang) {
    Own own = open(store, session, lang);
    accounts.offers(own.account(), offers.equals("yes"));
    return Redirects.to(path(own.store().id(), session) + "?kept=1&lang=" + own.language());
  }

  /** Everything that is kept of the person, as a file to take along (GDPR Art. 15(3) and 20). */
  @GetMapping("/data.json")
  ResponseEntity<byte[]> data(@PathVariable String store, @PathVariable String session) {
    Account account = open(store, session, Optional.empty()).account();
    ContentDisposition disposition = ContentDisposition.attachment().filename("retour-" + account.store() + ".json").build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(copy.of(account).getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping("/leave")
  ModelAndView leave(@PathVariable String store, @PathVariable String session, @RequestParam Optional<String> lang) {
    Own own = open(store, session, lang);
    sessions.end(own.store().id(), session);
    return Redirects.to("/" + own.store().id() + "/account?lang=" + own.language());
  }

  @PostMapping("/delete")
  ModelAndView delete(
      @PathVariable String store,
      @PathVariable String session,
      @RequestParam(defaultValue = "") String sure,
      @RequestParam Optional<String> lang) {
    Own own = open(store, session, lang);
    if (!sure.equals("yes")) {
      ModelAndView again = page.told(own, Tone.BAD, "portal.fault.own.sure");
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
    ModelAndView gone = page.gone(own);
    erasures.ask(own.store().id(), own.account().email(), new Actor.Shopper());
    accounts.delete(own.account());
    return gone;
  }

  private Own open(String name, String session, Optional<String> wanted) {
    Store store = stores.get(new StoreId(name));
    Account account = accounts.of(store.id(), session);
    return new Own(store, session, account, store.language(wanted.orElse(account.details().language())));
  }

  /**
   * An open account.
   *
   * @param language of the page
   */
  record Own(Store store, String session, Account account, String language) {

    String path(String below) {
      return OwnController.path(store.id(), session) + below + "?lang=" + language;
    }

    /** The account as the form's sender saw it. */
    Account seen(String version) {
      if (!version.equals(Integer.toString(account.version()))) {
        throw Refused.because(ProblemCode.CHANGED_MEANWHILE);
      }
      return account;
    }
  }
}
