package retour.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A reader without scripts and without cookies: gets pages, posts forms, sees redirects. */
public final class WebClient {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  public WebClient(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET().build(), BodyHandlers.ofString());
  }

  public HttpResponse<byte[]> bytes(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET().build(), BodyHandlers.ofByteArray());
  }

  public HttpResponse<String> post(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return post(path, "application/x-www-form-urlencoded", BodyPublishers.ofString(body));
  }

  /** Uploads one file as the field {@code files}. */
  public HttpResponse<String> upload(String path, String fileName, byte[] content) {
    String head =
        "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
            + fileName
            + "\"\r\nContent-Type: image/jpeg\r\n\r\n";
    return post(
        path,
        "multipart/form-data; boundary=edge",
        BodyPublishers.ofByteArrays(
            List.of(
                head.getBytes(StandardCharsets.UTF_8), content, "\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8))));
  }

  /** Where a redirect leads. */
  public static String location(HttpResponse<?> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> post(String path, String type, BodyPublisher body) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", type).POST(body).build(),
        BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> as) {
    try {
      return http.send(request, as);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
