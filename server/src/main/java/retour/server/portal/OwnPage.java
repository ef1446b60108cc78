package retour.server.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import retour.server.account.AccountDetails;
import retour.server.account.Accounts;
import retour.server.order.Order;
import retour.server.page.Choice;
import retour.server.page.Page;
import retour.server.page.Pages;
import retour.server.page.Tone;
import retour.server.portal.OwnController.Own;
import retour.server.portal.view.OwnView;

/** The page of an account. */
@Component
class OwnPage {

  private static final String SHOWN_LANGUAGE = "page.language";

  private final Accounts accounts;
  private final Pages pages;
  private final Forgetting forgetting;

  OwnPage(Accounts accounts, Pages pages, Forgetting forgetting) {
    this.accounts = accounts;
    this.forgetting = forgetting;
    this.pages = pages;
  }

  ModelAndView of(Own own) {
    return shown(own, page(own), own.account().details(), Map.of());
  }

  /** With a message above. */
  ModelAndView told(Own own, Tone tone, String key) {
    Page page = page(own);
    return shown(own, page.withNotice(tone, page.t().get(key)), own.account().details(), Map.of());
  }

  /** With what was typed, and text keys of what is wrong with it by field. */
  ModelAndView typed(Own own, AccountDetails typed, Map<String, String> faults) {
    Page page = page(own);
    return shown(own, page.withNotice(Tone.BAD, page.t().get("portal.fault.some")), typed, faults);
  }

  /** What the end of the account says; to be asked for before it. */
  ModelAndView gone(Own own) {
    Page page = pages.ofStore(own.store(), own.language(), pages.texts(own.language()).get("portal.own.gone.title"));
    return new ModelAndView(
        "portal/owngone",
        Map.of(
            "page", page,
            "account", true,
            "orders", forgetting.outlook(own.store().id(), own.account().email(), page)));
  }

  private Page page(Own own) {
    return pages.ofStore(own.store(), own.language(), pages.texts(own.language()).get("portal.own.title"));
  }

  private ModelAndView shown(Own own, Page page, AccountDetails typed, Map<String, String> faults) {
    Map<String, String> told = new HashMap<>();
    faults.forEach((field, key) -> told.put(field, page.t().get(key)));
    OwnView view =
        new OwnView(
            own.account().email(),
            page.f().day(own.account().since()),
            orders(own, page),
            new OwnView.Details(typed.name(), typed.phone(), typed.address(), typed.language(), told),
            languages(own),
            own.account().offersSince().map(since -> page.f().day(since)).orElse(""),
            Integer.toString(own.account().version()),
            new OwnView.Paths(
                own.path("/details"), own.path("/offers"), own.path("/data.json"), own.path("/leave"), own.path("/delete")));
    return new ModelAndView(
        "portal/own",
        Map.of(
            "page", page,
            "view", view,
            "forgotten", forgetting.outlook(own.store().id(), own.account().email(), page)));
  }

  private List<OwnView.OwnOrder> orders(Own own, Page page) {
    return accounts.orders(own.account()).stream()
        .map(
            (Order order) ->
                new OwnView.OwnOrder(
                    order.number(),
                    page.f().day(order.placedAt()),
                    page.f().money(order.paid()),
                    own.path("/orders/" + order.id().value())))
        .toList();
  }

  private List<Choice> languages(Own own) {
    return own.store().languages().stream()
        .map(language -> new Choice(language, pages.texts(language).get(SHOWN_LANGUAGE)))
        .toList();
  }
}
