package retour.server.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import retour.server.api.ApiClient.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that were made, with their answers; what differs from run to run is replaced by numbers of its own order. */
final class Examples {

  private static final Pattern CHANGING =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
              + "|[0-9a-f]{64}"
              + "|(?:R(?:Q|MA|GA)|WD|CC)-[0-9A-Z]{4}-[0-9A-Z*~$=]{4}"
              + "|\\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}\\b"
              + "|\"(?:event|decision|record|move)_no\":\\d+");
  /** A PDF in Base64: it holds the moment it was made, and nobody reads it in an example. */
  private static final Pattern PDF = Pattern.compile("JVBERi0[A-Za-z0-9+/]{200,}={0,2}");

  private static final int DIGEST = 64;
  private static final int CREDIT_CODE = 14;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ApiClient client;
  private final Map<String, String> stable = new HashMap<>();
  private final Map<String, JsonNode> requests = new LinkedHashMap<>();
  private final Map<String, JsonNode> responses = new LinkedHashMap<>();

  Examples(ApiClient client) {
    this.client = client;
  }

  /** Does it and keeps it as the example of an operation; the first one counts. */
  JsonNode made(String operation, String path, String body) {
    Answer answer = client.send(operation.substring(0, operation.indexOf(' ')), path, body);
    if (answer.status() >= 300) {
      throw new AssertionError(operation + " gave " + answer.status() + ": " + answer.text());
    }
    if (!body.isEmpty()) {
      requests.putIfAbsent(operation, JSON.readTree(steady(body)));
    }
    responses.putIfAbsent(operation + " " + answer.status(), JSON.readTree(steady(answer.text())));
    return answer.json();
  }

  /** Sends a small document and keeps the answer. */
  void uploaded(String operation, String path) {
    Answer answer = client.upload(path, "bill.pdf", "%PDF-1.7\n%%EOF");
    responses.putIfAbsent(operation + " " + answer.status(), JSON.readTree(steady(answer.text())));
    answer.expect(201);
  }

  /** Reads without keeping. */
  JsonNode read(String path) {
    return client.get(path).expect(200);
  }

  Optional<JsonNode> request(String operation) {
    return Optional.ofNullable(requests.get(operation));
  }

  Optional<JsonNode> response(String operation, int status) {
    return Optional.ofNullable(responses.get(operation + " " + status));
  }

  private String steady(String text) {
    Matcher found = CHANGING.matcher(PDF.matcher(text).replaceAll("JVBERi0xLjYK"));
    return found.replaceAll(match -> Matcher.quoteReplacement(stable.computeIfAbsent(match.group(), this::instead)));
  }

  private String instead(String changing) {
    int number = stable.size() + 1;
    if (changing.startsWith("\"")) {
      return changing.substring(0, changing.indexOf(':') + 1) + number;
    }
    if (changing.length() == DIGEST) {
      return "0123456789abcdef".repeat(DIGEST / 16);
    }
    if (changing.length() == CREDIT_CODE) {
      return "7QK2-M9XD-04T" + number % 10;
    }
    return changing.startsWith("R") || changing.startsWith("W")
        ? changing.substring(0, changing.indexOf('-')) + "-7K3M-2Q9" + number % 10
        : "0190a1b2-0000-7000-8000-%012d".formatted(number);
  }
}
