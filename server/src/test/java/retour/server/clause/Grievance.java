package retour.server.clause;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import retour.server.api.ApiClient;
import retour.server.desk.DeskBrowser;
import retour.server.store.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A complaint about a {@link Trial}'s goods: filed, documented, answered. */
final class Grievance {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Trial trial;
  private final ApiClient program;
  private final Map<String, Object> claims =
      new TreeMap<>(Map.of("reason", "defective", "colour_only", false, "visible_defect", false));
  private String id = "";

  Grievance(Trial trial) {
    this.trial = trial;
    this.program = trial.program();
  }

  Grievance where(String fact, Object value) {
    claims.put(fact, value);
    return this;
  }

  Grievance filed() {
    trial.sell();
    ApiClient.Answer answer = file();
    // Where a clause is gone, so is what only it asked.
    if (answer.at("/fields/0/code").equals("unknown_fact")) {
      for (JsonNode fault : answer.json().path("fields")) {
        claims.remove(fault.path("field").asString().replaceFirst(".*/", ""));
      }
      answer = file();
    }
    id = Trial.done(answer).path("id").asString();
    trial.follow(read().path("return_id").asString());
    return this;
  }

  private ApiClient.Answer file() {
    Map<String, Object> line = Map.of("line_no", 1, "quantity", 1, "claims", claims);
    Map<String, Object> body =
        Map.of(
            "order_number", trial.sale().number(),
            "subject", "It does not work.",
            "remedy", "refund",
            "amount", "100.00",
            "taken_by", "Ann Miller",
            "lines", List.of(line));
    return program.post("/api/v1/complaints", JSON.writeValueAsString(body));
  }

  /** The goods come in, sent at the customer's cost. */
  Grievance arrived() {
    trial.atTheDoor("prepaid");
    return this;
  }

  Grievance founded() {
    return answered(", \"finding\": \"founded\", \"remedy\": \"refund\"");
  }

  /** Founded, with what the customer proved to have paid for the way. */
  Grievance foundedWithFreight(String cost) {
    return answered(", \"finding\": \"founded\", \"remedy\": \"refund\", \"freight\": \"" + cost + "\"");
  }

  Grievance unfounded() {
    return answered(", \"finding\": \"unfounded\"");
  }

  /** A supervisor finds in the desk that the goods never came. */
  Grievance notReturned() {
    DeskBrowser desk = trial.store().desk(Role.SUPERVISOR);
    desk.get("/desk/complaints/" + id);
    desk.post("/desk/complaints/" + id + "/opinion", Map.of("answer", "goods_not_returned", "reason", "Nothing came."));
    return this;
  }

  private Grievance answered(String finding) {
    long version = read().path("version").longValue();
    String body = "{\"version\": " + version + finding + ", \"reason\": \"As we found it.\"}";
    Trial.done(program.post("/api/v1/complaints/" + id + "/opinion", body));
    return this;
  }

  /** Where it stands. */
  String state() {
    return read().path("state").asString();
  }

  /** Whether its rejection follows the policy or departs from it. */
  String footing() {
    return trial.read().at("/items/0/overridden").booleanValue() ? "against the policy" : "by the policy";
  }

  /** The documents that the customer is told to hand in. */
  String missing() {
    String all = read().path("missing").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    return all.isEmpty() ? "nothing" : all;
  }

  /** By when the store has to answer. */
  String due() {
    return read().path("due_on").asString("no day");
  }

  /** Its return. */
  Trial goods() {
    return trial;
  }

  /** What the policy says of the money. */
  String verdict() {
    return trial.decision().at("/lines/0/resolutions").valueStream()
        .filter(each -> each.path("resolution").asString().equals("refund"))
        .map(each -> each.path("verdict").asString())
        .findFirst()
        .orElse("");
  }

  private JsonNode read() {
    return Trial.done(program.get("/api/v1/complaints/" + id));
  }
}
