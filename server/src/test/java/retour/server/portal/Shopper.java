package retour.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import retour.server.testing.WebClient;

/** A shopper who walks through the portal with forms alone. */
final class Shopper {

  private static final Pattern RADIO = Pattern.compile("type=\"radio\" name=\"([^\"]+)\" value=\"([^\"]+)\"");
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

  private final WebClient web;
  private final String visit;

  private Shopper(WebClient web, String visit) {
    this.web = web;
    this.visit = visit;
  }

  /** Opens a mailed link. */
  static Shopper opening(WebClient web, String link) {
    HttpResponse<String> opened = web.post(link, Map.of());
    assertThat(opened.statusCode()).isEqualTo(303);
    return new Shopper(web, WebClient.location(opened).replaceAll("\\?.*", ""));
  }

  String visit() {
    return visit;
  }

  HttpResponse<String> pick(Map<String, String> lines) {
    return web.post(visit, lines);
  }

  /** Answers everything there is to answer: the first choice, yes, and no to a rebate. */
  void answerEverything() {
    for (int round = 0; round < 5; round++) {
      HttpResponse<String> page = web.get(visit + "/questions");
      if (page.statusCode() == 303) {
        return;
      }
      assertThat(web.post(visit + "/questions", firstChoices(page.body())).statusCode()).isEqualTo(303);
    }
  }

  /** Chooses the first of what is possible. */
  HttpResponse<String> choose() {
    return web.post(visit + "/answer", firstChoices(web.get(visit + "/answer").body()));
  }

  String key() {
    Matcher key = KEY.matcher(web.get(visit + "/review").body());
    assertThat(key.find()).isTrue();
    return key.group(1);
  }

  HttpResponse<String> send(String key) {
    return web.post(visit + "/review", Map.of("key", key));
  }

  private static Map<String, String> firstChoices(String page) {
    Map<String, String> form = new TreeMap<>();
    Matcher radio = RADIO.matcher(page);
    while (radio.find()) {
      boolean no = radio.group(1).endsWith("rebate_submitted");
      if (!no || radio.group(2).equals("no")) {
        form.putIfAbsent(radio.group(1), radio.group(2));
      }
    }
    return form;
  }
}
