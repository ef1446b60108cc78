package retour.server.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: keeps cookies, follows redirects, sends a page's hidden fields with its forms. */
public final class DeskBrowser {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NORMAL).build();
  private final String base;
  private String page = "";

  public DeskBrowser(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /** Logs in and stays on the page that comes. */
  public static DeskBrowser loggedIn(int port, String login, String password) {
    DeskBrowser browser = new DeskBrowser(port);
    browser.get("/desk/login");
    browser.post("/desk/login", Map.of("login", login, "password", password));
    return browser;
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).build());
  }

  /** Sends a form with the hidden fields of the page this browser is on. */
  public HttpResponse<String> post(String path, Map<String, String> form) {
    Map<String, String> fields = new TreeMap<>(hidden());
    fields.putAll(form);
    return postBare(path, fields);
  }

  /** Sends a form without hidden fields. */
  HttpResponse<String> postBare(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** The text of the page this browser is on, without tags. */
  public String text() {
    return page.replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  public String html() {
    return page;
  }

  /** A hidden field of the page. */
  String field(String name) {
    return hidden().getOrDefault(name, "");
  }

  /** The value of the session cookie. */
  String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("retour-desk"))
        .map(cookie -> cookie.getValue())
        .findFirst()
        .orElse("");
  }

  private Map<String, String> hidden() {
    Map<String, String> fields = new TreeMap<>();
    Matcher found = HIDDEN.matcher(page);
    while (found.find()) {
      fields.put(found.group(1), found.group(2));
    }
    return fields;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      page = response.body();
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Fields as they stand in an address. */
  static String query(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
