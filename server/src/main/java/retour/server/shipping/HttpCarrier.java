package retour.server.shipping;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A carrier, or a small program in front of one, that makes labels over HTTP: one {@code POST} of JSON with an {@code
 * Idempotency-Key}, answered by carrier, tracking number and the label as PDF in Base64.
 */
final class HttpCarrier implements CarrierPort {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LARGEST_ANSWER = 8 * 1024 * 1024;
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  private final URI address;
  private final String token;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final JsonMapper json = JsonMapper.builder().build();

  /** @param token sent as bearer token; empty for none */
  HttpCarrier(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  @Override
  public Optional<String> recipient() {
    return Optional.of(address.getHost());
  }

  @Override
  public Optional<Label> order(LabelRequest request) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Idempotency-Key", request.reference())
            .POST(BodyPublishers.ofString(body(request)));
    if (!token.isEmpty()) {
      post.header("Authorization", "Bearer " + token);
    }
    return Optional.of(label(answer(post.build())));
  }

  private byte[] answer(HttpRequest post) {
    try {
      HttpResponse<byte[]> answer = client.send(post, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
      if (answer.statusCode() / 100 != 2) {
        throw new CarrierFailed("the carrier answered " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException unreachable) {
      throw new CarrierFailed("the carrier could not be reached: " + unreachable.getClass().getSimpleName());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CarrierFailed("interrupted");
    }
  }

  private String body(LabelRequest request) {
    ObjectNode body = json.createObjectNode();
    body.put("reference", request.reference());
    body.put("return_number", request.returnNumber());
    body.put("order_number", request.orderNumber());
    ObjectNode from = body.putObject("from");
    from.put("name", request.name());
    request.address().forEach(from.putArray("address")::add);
    from.put("country", request.country());
    from.put("phone", request.phone());
    request.to().forEach(body.putObject("to").putArray("address")::add);
    return json.writeValueAsString(body);
  }

  private Label label(byte[] answer) {
    try {
      JsonNode label = json.readTree(answer);
      String tracking = label.path("tracking_number").asString("").strip();
      byte[] pdf = Base64.getDecoder().decode(label.path("label").asString(""));
      if (tracking.isEmpty() || !startsAsPdf(pdf)) {
        throw new CarrierFailed("the carrier answered what is no label");
      }
      return new Label(label.path("carrier").asString("").strip(), tracking, pdf);
    } catch (JacksonException | IllegalArgumentException unreadable) {
      throw new CarrierFailed("the carrier answered what is no label");
    }
  }

  private static boolean startsAsPdf(byte[] pdf) {
    return pdf.length > PDF.length && Arrays.equals(pdf, 0, PDF.length, PDF, 0, PDF.length);
  }
}
