package retour.server.clause;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import retour.server.desk.DeskBrowser;

/** A shopper on the portal's pages, without scripts. */
final class PortalWalk {

  private static final int MOST_ROUNDS = 6;

  private final ProofStore store;
  private final DeskBrowser browser;
  private final Answers answers;

  PortalWalk(ProofStore store, Answers answers) {
    this.store = store;
    this.browser = store.browser();
    this.answers = answers;
  }

  /** Picks the first line and answers what is asked; the text of the page with the answer. */
  String answer(String order) {
    String visit = store.visit(browser, order);
    String at = browser.post(visit, Map.of("line.1", "1")).uri().getPath();
    for (int round = 0; round < MOST_ROUNDS && at.endsWith("/questions"); round++) {
      at = browser.post(at, typed()).uri().getPath();
    }
    if (!at.endsWith("/answer")) {
      throw new IllegalStateException("no answer at " + at + ": " + browser.text());
    }
    return browser.text();
  }

  private Map<String, String> typed() {
    Document page = Jsoup.parse(browser.html());
    Map<String, String> form = new LinkedHashMap<>();
    for (Element choice : page.select("main form input[type=radio]")) {
      String field = choice.attr("name");
      String fact = field.substring(field.indexOf('.') + 1);
      form.computeIfAbsent(field, _ -> answers.typed(fact, choice.attr("value")));
    }
    return form;
  }
}
