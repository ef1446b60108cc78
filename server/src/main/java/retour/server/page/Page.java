package retour.server.page;

import java.util.List;
import java.util.Optional;

/**
 * What the layout needs of a page.
 *
 * @param title the page's own, without the store's name
 * @param navigation links in the head, the current one marked
 * @param languages links to the same page in the store's languages; fewer than two show none
 * @param footer links and contacts below the page
 * @param csrf what a form of a log-in session carries; empty where nothing is remembered in cookies
 * @param notice a message about what just happened
 */
public record Page(
    String title,
    Brand brand,
    Texts t,
    Formats f,
    List<Link> navigation,
    List<Link> languages,
    List<Link> footer,
    Optional<Csrf> csrf,
    Optional<Notice> notice,
    Width width)
    implements InLanguage {

  public Page {
    navigation = List.copyOf(navigation);
    languages = List.copyOf(languages);
    footer = List.copyOf(footer);
  }

  @Override
  public String language() {
    return t.language();
  }

  public Page withTitle(String wanted) {
    return new Page(wanted, brand, t, f, navigation, languages, footer, csrf, notice, width);
  }

  public Page withBrandAt(String href) {
    return new Page(
        title, new Brand(brand.name(), href, brand.theme()), t, f, navigation, languages, footer, csrf, notice, width);
  }

  public Page withNavigation(List<Link> links) {
    return new Page(title, brand, t, f, links, languages, footer, csrf, notice, width);
  }

  public Page withLanguages(List<Link> links) {
    return new Page(title, brand, t, f, navigation, links, footer, csrf, notice, width);
  }

  public Page withFooter(List<Link> links) {
    return new Page(title, brand, t, f, navigation, languages, links, csrf, notice, width);
  }

  public Page withCsrf(String parameter, String token) {
    return new Page(
        title, brand, t, f, navigation, languages, footer, Optional.of(new Csrf(parameter, token)), notice, width);
  }

  public Page withNotice(Tone tone, String text) {
    return new Page(
        title, brand, t, f, navigation, languages, footer, csrf, Optional.of(new Notice(tone, text)), width);
  }

  public Page withWidth(Width wanted) {
    return new Page(title, brand, t, f, navigation, languages, footer, csrf, notice, wanted);
  }

  /**
   * Whose page it is.
   *
   * @param href where the name leads
   * @param theme address of the stylesheet with the store's colour, or empty
   */
  public record Brand(String name, String href, String theme) {}

  /** A link; {@code current} when it names this page. */
  public record Link(String text, String href, boolean current) {}

  /** The hidden field of a form in a log-in session. */
  public record Csrf(String parameter, String token) {}

  /** A message above the page. */
  public record Notice(Tone tone, String text) {}

  /** How wide the text runs. */
  public enum Width {
    /** A column to read and fill in: the portal. */
    READING,
    /** Tables and several columns: the desk. */
    WIDE
  }
}
