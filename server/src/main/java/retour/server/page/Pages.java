package retour.server.page;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import retour.server.page.Page.Brand;
import retour.server.page.Page.Link;
import retour.server.page.Page.Width;
import retour.server.store.Store;

/** Makes pages in a store's look and a reader's language. */
@Component
public class Pages {

  private final Messages messages;

  Pages(Messages messages) {
    this.messages = messages;
  }

  /** A page of a store's portal. */
  public Page ofStore(Store store, String language, String title) {
    String spoken = store.language(language);
    Texts t = messages.in(spoken);
    Brand brand = new Brand(store.name(), "/" + store.id() + "?lang=" + spoken, "/" + store.id() + "/theme.css");
    return page(title, brand, t, store.zone())
        .withLanguages(languages(store.languages(), spoken))
        .withFooter(footer(store, t));
  }

  /** A page of the desk: the staff's language, whatever the store speaks. */
  public Page ofDesk(Store store, String language, String title) {
    Brand brand = new Brand(store.name(), "/desk", "/" + store.id() + "/theme.css");
    return page(title, brand, messages.in(language), store.zone()).withWidth(Width.WIDE);
  }

  /** A page of no store. */
  public Page plain(String language, String title) {
    Texts t = messages.in(language);
    return page(title, new Brand(t.get("page.product"), "/", ""), t, ZoneOffset.UTC);
  }

  public Texts texts(String language) {
    return messages.in(language);
  }

  /** What the desk and pages of no store are spoken in, see {@link Messages#languages}. */
  public List<String> languages() {
    return messages.languages();
  }

  /** Links to the same page in each of {@link #languages}. */
  public List<Link> languages(String current) {
    return languages(messages.languages(), current);
  }

  private static Page page(String title, Brand brand, Texts t, ZoneId zone) {
    return new Page(
        title,
        brand,
        t,
        new Formats(t.language(), zone),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Width.READING);
  }

  private List<Link> languages(List<String> spoken, String current) {
    return spoken.stream()
        .map(each -> new Link(messages.in(each).get("page.language"), "?lang=" + each, each.equals(current)))
        .toList();
  }

  private static List<Link> footer(Store store, Texts t) {
    List<Link> links = new ArrayList<>();
    if (store.settings().withdrawal().isPresent()) {
      links.add(new Link(t.get("page.withdraw"), withdrawal(store) + "?lang=" + t.language(), false));
    }
    links.add(new Link(t.get("page.account"), "/" + store.id() + "/account?lang=" + t.language(), false));
    links.add(new Link(t.get("page.policy"), "/" + store.id() + "/policy?lang=" + t.language(), false));
    links.add(new Link(store.settings().contactEmail(), "mailto:" + store.settings().contactEmail(), false));
    String digits = store.settings().contactPhone().replaceAll("[^0-9+]", "");
    links.add(new Link(store.settings().contactPhone(), "tel:" + digits, false));
    return links;
  }

  /** The withdrawal function: within reach of every page of the portal (Directive 2011/83/EU Art. 11a(1)). */
  private static String withdrawal(Store store) {
    return "/" + store.id() + "/withdraw";
  }
}
