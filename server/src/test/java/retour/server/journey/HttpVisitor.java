package retour.server.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who writes requests by hand: sends what no page offers and follows no redirect. */
final class HttpVisitor {

  private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private static final String BOUNDARY = "----retour-boundary";

  private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String base;

  HttpVisitor(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  Answer get(String path) {
    return send(HttpRequest.newBuilder(address(path)).build());
  }

  Answer post(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Sends a form with the hidden fields that a page holds. */
  Answer post(String page, String path, Map<String, String> form) {
    Map<String, String> fields = new TreeMap<>(form);
    Matcher hidden = HIDDEN.matcher(get(page).body());
    while (hidden.find()) {
      fields.putIfAbsent(hidden.group(1), hidden.group(2));
    }
    return post(path, fields);
  }

  /** Sends one file as a browser does, without holding it in memory. */
  Answer upload(String path, String fileName, Supplier<InputStream> content) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\nContent-Type: image/jpeg\r\n\r\n"
            .formatted(BOUNDARY, fileName);
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofInputStream(content),
            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(body)
            .build());
  }

  /** Sends a form that takes files: every field as a part of text, and a file whose name and content are a text, too. */
  Answer upload(String path, Map<String, String> form, String file) {
    StringBuilder body = new StringBuilder();
    form.forEach((name, text) -> body.append(part("name=\"%s\"".formatted(name))).append(text).append("\r\n"));
    String quoted = file.replaceAll("[\r\n\"]", "_");
    body.append(part("name=\"files\"; filename=\"%s\"".formatted(quoted))).append(file);
    body.append("\r\n--").append(BOUNDARY).append("--\r\n");
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  private static String part(String disposition) {
    return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
  }

  private URI address(String path) {
    return URI.create(base + path);
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(), answer.body(), answer.headers().firstValue("Location").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What came back. */
  record Answer(int status, String body, String location) {

    /** Where a redirect leads, without host and query. */
    String path() {
      return location.replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
    }
  }
}
