package retour.server.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Visits the pages that a fresh server links to, so that what they need is loaded and can be kept for later starts. */
final class Rehearsal {

  private static final int VISITS = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)\"");

  private final String base;
  private final Deque<String> ahead = new ArrayDeque<>();
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * @param notes lines of text; the addresses below {@code base} in them are visited too
   */
  Rehearsal(String base, List<String> notes) {
    this.base = base;
    List.of("/health", "/", "/desk", "/api/openapi.json").forEach(this::add);
    Matcher address = Pattern.compile(Pattern.quote(base) + "(/\\S*)").matcher(String.join("\n", notes));
    while (address.find()) {
      add(address.group(1));
    }
  }

  void visit() {
    try (HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      for (int visits = 0; visits < VISITS && !ahead.isEmpty(); visits++) {
        visit(client, ahead.remove());
      }
    }
  }

  private void visit(HttpClient client, String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).build();
      Matcher link = LINK.matcher(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
      while (link.find()) {
        add(link.group(1).replace("&amp;", "&"));
      }
    } catch (IOException | IllegalArgumentException e) {
      // A page that fails here fails in the tests too; the rehearsal only wants what works.
      known.add(path);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ahead.clear();
    }
  }

  private void add(String path) {
    if (known.add(path)) {
      ahead.add(path);
    }
  }
}
