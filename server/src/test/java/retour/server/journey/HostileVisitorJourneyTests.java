package retour.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import retour.server.customer.AccessLinks;
import retour.server.journey.HttpVisitor.Answer;
import retour.server.order.Orders;
import retour.server.platform.DemoLoader;
import retour.server.platform.Progress;
import retour.server.store.StoreId;
import retour.server.testing.RetourJourneyTest;

/**
 * Somebody who walks all pages and sends each form with what nobody should type: no failure of the server, nothing told of
 * its inside, and no text that becomes markup. Forms are found in the pages, so that a new page is attacked as well.
 */
@RetourJourneyTest
class HostileVisitorJourneyTests {

  private static final int MOST_PAGES = 80;
  private static final Pattern INSIDE =
      Pattern.compile("Exception|org\\.postgresql|at retour\\.|java\\.lang|PSQLState|root:x:0");
  private static final List<String> TEXTS = HostileTexts.all();

  @Autowired private List<DemoLoader> demonstration;
  @Autowired private AccessLinks links;
  @Autowired private Orders orders;
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;
  @LocalServerPort private int port;
  private HttpVisitor visitor;
  private final List<String> failures = new ArrayList<>();

  @BeforeEach
  void open() {
    demonstration.forEach(loader -> loader.load(Progress.silent()));
    visitor = new HttpVisitor(port);
  }

  @Test
  void knowsAtLeastTwoHundredTexts() {
    assertThat(TEXTS).doesNotHaveDuplicates().hasSizeGreaterThan(200);
  }

  @ParameterizedTest
  @CsvSource({
    "image-pro, IP-1007", "imperium-est, IE-2001", "impress, IC-3001"
  })
  void fillsTheFormsOfThePortal(String store, String number) {
    StoreId id = new StoreId(store);
    String link = "/" + store + "/link/" + links.issue(id, orders.byNumber(id, number).orElseThrow().id());
    String visit = visitor.post(link, Map.of()).path();

    attack(walk(visit, "/" + store), () -> {});

    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clerk@image-pro", "supervisor@imperium-est", "accountant@imperium-est", "administrator@impress"})
  void fillsTheFormsOfTheDesk(String login) {
    Runnable enter =
        () -> visitor.post("/desk/login", "/desk/login", Map.of("login", login, "password", "retour-demo"));
    enter.run();
    assertThat(visitor.get("/desk").status()).isEqualTo(200);

    attack(walk("/desk", "/desk"), enter);

    assertThat(failures).isEmpty();
  }

  @Test
  void asksForAddressesWithHostileParts() {
    List<String> patterns =
        requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
            .flatMap(mapping -> mapping.getPatternValues().stream())
            .filter(pattern -> pattern.contains("{"))
            .distinct()
            .sorted()
            .toList();
    assertThat(patterns).hasSizeGreaterThan(30);

    for (int i = 0; i < TEXTS.size(); i++) {
      String text = TEXTS.get(i);
      String part = HttpVisitor.encode(text.substring(0, Math.min(text.length(), 1_000))).replace("+", "%20");
      for (int p = i % 4; p < patterns.size(); p += 4) {
        String address = patterns.get(p).replaceAll("\\{[^/]*}", Matcher.quoteReplacement(part));
        judge(visitor.get(address), "GET " + patterns.get(p), List.of(text));
      }
      judge(visitor.get("/image-pro?lang=" + part + "&" + part + "=" + part), "GET /image-pro?", List.of(text));
    }

    assertThat(failures).isEmpty();
  }

  /** The forms of the pages that can be reached by links, one of each kind. */
  private List<PageForm> walk(String first, String below) {
    List<String> pages = new ArrayList<>(List.of(first));
    Set<String> kindsOfPages = new HashSet<>();
    Set<String> kinds = new HashSet<>();
    List<PageForm> forms = new ArrayList<>();
    for (int i = 0; i < pages.size() && i < MOST_PAGES; i++) {
      Answer answer = visitor.get(pages.get(i));
      judge(answer, "GET " + pages.get(i), List.of());
      PageForm.of(pages.get(i), answer.body()).stream()
          .filter(form -> !form.action().endsWith("/logout"))
          .filter(form -> kinds.add(form.kind()))
          .forEach(forms::add);
      Jsoup.parse(answer.body(), "http://x" + pages.get(i)).select("a[href]").stream()
          .map(link -> link.absUrl("href").replaceFirst("^http://x", "").replaceFirst("[?#].*", ""))
          .filter(path -> path.startsWith(below) && !path.matches(".*\\.(pdf|csv)"))
          .filter(path -> kindsOfPages.add(path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+", "*")))
          .forEach(pages::add);
    }
    assertThat(forms).isNotEmpty();
    return forms;
  }

  private void attack(List<PageForm> forms, Runnable enterAgain) {
    for (PageForm form : forms) {
      for (int round = 0; round < form.rounds(TEXTS.size()); round++) {
        int from = round * form.open().size();
        List<String> texts = TEXTS.subList(from, Math.min(TEXTS.size(), from + form.open().size()));
        judge(send(form, texts), "%s in %s".formatted(form.action(), form.page()), texts);
      }
      enterAgain.run();
    }
  }

  private Answer send(PageForm form, List<String> texts) {
    Map<String, String> fields = form.filled(texts);
    if (form.withFiles()) {
      return visitor.upload(form.action(), fields, texts.getFirst());
    }
    if (form.posted()) {
      return visitor.post(form.action(), fields);
    }
    StringBuilder query = new StringBuilder(form.action()).append('?');
    fields.forEach(
        (name, text) ->
            query
                .append(HttpVisitor.encode(name))
                .append('=')
                .append(HttpVisitor.encode(text.substring(0, Math.min(text.length(), 1_000))))
                .append('&'));
    return visitor.get(query.toString());
  }

  private void judge(Answer answer, String where, List<String> texts) {
    List<String> told = texts.stream().map(text -> text.substring(0, Math.min(text.length(), 60))).toList();
    if (answer.status() < 200 || answer.status() > 499) {
      failures.add("%s: %d with %s: %s".formatted(where, answer.status(), told, answer.body()));
    }
    if (INSIDE.matcher(answer.body()).find()) {
      failures.add("%s tells of its inside with %s".formatted(where, told));
    }
    if (answer.body().startsWith("<!doctype html>") && isChanged(Jsoup.parse(answer.body()))) {
      failures.add("%s lets a text become markup with %s".formatted(where, told));
    }
    if (!answer.location().isEmpty() && !answer.location().matches("(https?://(127\\.0\\.0\\.1|localhost):" + port + ")?/[^/].*|/")) {
      failures.add("%s leads away to %s".formatted(where, answer.location()));
    }
  }

  /** Whether a page holds what none of our pages holds: scripts of its own, handlers, frames, addresses of strangers. */
  private static boolean isChanged(Document page) {
    boolean handlers =
        page.getAllElements().stream()
            .flatMap(element -> element.attributes().asList().stream())
            .anyMatch(attribute -> attribute.getKey().startsWith("on"));
    boolean scripts =
        page.select("script").stream().anyMatch(script -> !script.data().isBlank() && !"application/ld+json".equals(script.attr("type")));
    return handlers
        || scripts
        || !page.select("base, iframe, object, embed, svg script, meta[http-equiv=refresh], marquee, [srcdoc]").isEmpty()
        || !page.select("[src*=example.net], [href*=example.net], [action*=example.net], [href^=javascript], [src=x]").isEmpty();
  }
}
