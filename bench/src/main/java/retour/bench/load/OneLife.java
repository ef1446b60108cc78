package retour.bench.load;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import retour.bench.load.Connection.Answer;

/**
 * A program that leads one return after another through its whole life over one connection: filed, authorized, received,
 * inspected, settled. Where the server says that it is busy, it waits as long as it is told and sends the same again.
 */
final class OneLife implements AutoCloseable {

  private static final int BUSY = 503;
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");
  private static final Pattern NUMBER = Pattern.compile("\"authorization_number\":\"([^\"]+)\"");
  private static final String SOUND =
      """
      {"packaging_complete": true, "accessories_complete": true, "rebate_submitted": false, "physical_damage": false,
       "serial_label_ok": true, "model_label_ok": true, "warranty_label_ok": true, "upc_present": true,
       "tampered": false}
      """;

  /** The steps, with the read that tells an inspector's program the version. */
  enum Step {
    CREATE,
    AUTHORIZE,
    RECEIVE,
    READ,
    INSPECT,
    SETTLE
  }

  private final int port;
  private final String header;
  private final Map<Step, Times> done = new EnumMap<>(Step.class);
  private final Times refused = new Times();
  private Connection connection;

  OneLife(int port, String key) throws IOException {
    this.port = port;
    this.header = "Authorization: Bearer " + key;
    this.connection = new Connection(port, header);
  }

  /** @param order whose first line comes back */
  void live(long order) throws IOException, InterruptedException {
    String filed = post(Step.CREATE, order, "/api/v1/returns", NewReturn.body(order));
    String path = "/api/v1/returns/" + in(ID, filed);
    String number = in(NUMBER, post(Step.AUTHORIZE, order, path + "/authorize", "{\"version\": 0}"));
    String parcel = "{\"number\": \"" + number + "\", \"carrier\": \"ups\", \"tracking_number\": \"1Z" + number + "\", ";
    post(Step.RECEIVE, order, "/api/v1/parcels", parcel + "\"freight\": \"prepaid\"}");
    String version = "{\"version\": " + in(VERSION, send(Step.READ, () -> connection().get(path)));
    String found = post(Step.INSPECT, order, path + "/items/1/findings", version + ", \"findings\": " + SOUND + "}");
    post(Step.SETTLE, order, path + "/settlement", "{\"version\": " + in(VERSION, found) + "}");
  }

  /** How long it took whenever this step was done; refusals apart. */
  Times done(Step step) {
    return done.getOrDefault(step, new Times());
  }

  /** How long it took to be told that the server is busy. */
  Times refused() {
    return refused;
  }

  private String post(Step step, long order, String path, String body) throws IOException, InterruptedException {
    return send(step, () -> connection().post(path, "life-" + step + "-" + order, body));
  }

  private String send(Step step, Sending sending) throws IOException, InterruptedException {
    while (true) {
      long begun = System.nanoTime();
      Answer answer = sending.send();
      long took = System.nanoTime() - begun;
      if (answer.status() >= 200 && answer.status() < 300) {
        done.computeIfAbsent(step, _ -> new Times()).add(took);
        return answer.body();
      }
      if (answer.status() != BUSY || answer.retryAfter() < 1) {
        throw new IOException(step + " was answered by " + answer.status() + " " + answer.body());
      }
      refused.add(took);
      Thread.sleep(answer.retryAfter() * 1000L);
    }
  }

  private Connection connection() throws IOException {
    if (!connection.isOpen()) {
      connection.close();
      connection = new Connection(port, header);
    }
    return connection;
  }

  private static String in(Pattern pattern, String body) throws IOException {
    Matcher found = pattern.matcher(body);
    if (!found.find()) {
      throw new IOException("no " + pattern + " in " + body);
    }
    return found.group(1);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  /** Sends a request. */
  private interface Sending {
    Answer send() throws IOException;
  }
}
