package retour.server.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Stands in for Stripe and checks what Stripe checks: the key, the form, the payment, that no more is refunded than was
 * paid, and that an idempotency key comes with the same request each time and gets the same answer.
 */
final class StripeStandIn implements AutoCloseable {

  static final String KEY = "sk_test_right";

  private final HttpServer server;
  private final Map<String, Long> payments = new HashMap<>();
  private final Map<String, Map<String, String>> requests = new HashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private final List<Refund> refunds = new ArrayList<>();
  private String status = "succeeded";
  private Fault fault = Fault.NONE;
  private int lists;

  StripeStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/refunds", this::handle);
    server.start();
  }

  /** What goes wrong with the next requests. */
  enum Fault {
    NONE,
    /** It does what it is asked, and its answer is lost. */
    ANSWER_LOST,
    /** It does nothing, and says so by a fault of its own. */
    DOWN
  }

  /** A refund that was made. */
  record Refund(String id, String payment, long amount, String payout, String status) {

    String json() {
      return """
          {"id": "%s", "object": "refund", "amount": %d, "payment_intent": "%s", "status": "%s",
           "metadata": {"retour_payout": "%s"}}
          """.formatted(id, amount, payment, status, payout);
    }
  }

  private record Answer(int status, String body) {}

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized void paid(String payment, long amount) {
    payments.put(payment, amount);
  }

  synchronized void answers(String refundStatus) {
    status = refundStatus;
  }

  synchronized void fails(Fault with) {
    fault = with;
  }

  /** After a day Stripe knows no key any more. */
  synchronized void forgetKeys() {
    requests.clear();
    answers.clear();
  }

  synchronized List<Refund> refunds() {
    return List.copyOf(refunds);
  }

  synchronized int lists() {
    return lists;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (fault == Fault.DOWN) {
        send(exchange, error(500, "api_error", "down"));
        return;
      }
      Answer answer = answer(exchange);
      if (fault != Fault.ANSWER_LOST) {
        send(exchange, answer);
      }
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return error(401, "invalid_request_error", "no_such_key");
    }
    if (exchange.getRequestMethod().equals("GET")) {
      lists++;
      String payment = form(exchange.getRequestURI().getRawQuery()).getOrDefault("payment_intent", "");
      return new Answer(
          200,
          "{\"object\": \"list\", \"has_more\": false, \"url\": \"/v1/refunds\", \"data\": ["
              + refunds.stream().filter(each -> each.payment().equals(payment)).map(Refund::json).collect(Collectors.joining(","))
              + "]}");
    }
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return key == null ? error(400, "invalid_request_error", "no_key") : once(key, form(body));
  }

  private Answer once(String key, Map<String, String> form) {
    Map<String, String> before = requests.putIfAbsent(key, form);
    if (before != null && !before.equals(form)) {
      return error(400, "idempotency_error", "key_reused");
    }
    return answers.computeIfAbsent(key, _ -> refund(form));
  }

  private Answer refund(Map<String, String> form) {
    String payment = form.getOrDefault("payment_intent", "");
    long amount = Long.parseLong(form.getOrDefault("amount", "0"));
    Long paid = payments.get(payment);
    if (paid == null) {
      return error(404, "invalid_request_error", "resource_missing");
    }
    long before = refunds.stream().filter(each -> each.payment().equals(payment)).mapToLong(Refund::amount).sum();
    if (amount < 1 || before + amount > paid) {
      return error(400, "invalid_request_error", "amount_too_large");
    }
    Refund made =
        new Refund(
            "re_" + (refunds.size() + 1), payment, amount, form.getOrDefault("metadata[retour_payout]", ""), status);
    refunds.add(made);
    return new Answer(200, made.json());
  }

  private static Answer error(int status, String type, String code) {
    return new Answer(
        status, "{\"error\": {\"type\": \"%s\", \"code\": \"%s\", \"message\": \"no\"}}".formatted(type, code));
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> decoded(pair[0]), pair -> decoded(pair[1]), (one, _) -> one, TreeMap::new));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
