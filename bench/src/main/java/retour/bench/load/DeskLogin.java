package retour.bench.load;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Logs in to the desk as a person does: by its form. */
final class DeskLogin {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String SESSION = "retour-desk";

  private DeskLogin() {}

  /** The session's cookie of the demonstration's clerk of Impress, as {@code name=value}. */
  static String cookie(int port) throws IOException, InterruptedException {
    CookieManager cookies = new CookieManager();
    URI form = URI.create("http://127.0.0.1:" + port + "/desk/login");
    try (HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build()) {
      String page = client.send(HttpRequest.newBuilder(form).timeout(PATIENCE).build(), BodyHandlers.ofString()).body();
      Matcher token = TOKEN.matcher(page);
      if (!token.find()) {
        throw new IOException("the log-in page has no token");
      }
      String body =
          form(Map.of("login", "clerk@impress", "password", "retour-demo", "_csrf", token.group(1)));
      HttpRequest sent =
          HttpRequest.newBuilder(form)
              .timeout(PATIENCE)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      String to = client.send(sent, BodyHandlers.discarding()).headers().firstValue("location").orElse("");
      if (!to.endsWith("/desk")) {
        throw new IOException("the log-in led to `" + to + "`");
      }
    }
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(SESSION))
        .map(DeskLogin::text)
        .findFirst()
        .orElseThrow(() -> new IOException("the log-in gave no session"));
  }

  private static String text(HttpCookie cookie) {
    return cookie.getName() + "=" + cookie.getValue();
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
