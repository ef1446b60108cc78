package retour.server.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks a return through its steps, answering what the policy asks the way an honest customer with sound goods does. */
final class ApiWalk {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> NO =
      Set.of("rebate_submitted", "system_added", "physical_damage", "wear_or_defect", "tampered", "handled_beyond_testing");
  private static final Map<String, String> CHOICES =
      Map.of("reason", "changed_mind", "packaging", "sealed", "return_freight", "prepaid");

  private final ApiClient program;

  ApiWalk(ApiClient program) {
    this.program = program;
  }

  /** Asks what is possible until nothing is left to answer, then files; returns the id. */
  String file(String order, int lineNo, String resolution) {
    Map<String, Object> own = new TreeMap<>();
    Map<String, Object> whole = new TreeMap<>();
    for (int round = 0; round < 10; round++) {
      JsonNode decision =
          program.post("/api/v1/orders/" + order + "/eligibility", draft(lineNo, resolution, own, whole)).expect(200);
      JsonNode questions = decision.at("/lines/0/questions");
      if (questions.isEmpty()) {
        break;
      }
      questions.forEach(question -> (question.path("whole_return").booleanValue() ? whole : own).put(name(question), answer(question)));
    }
    String draft = draft(lineNo, resolution, own, whole);
    String body = "{\"order_number\": \"" + order + "\", " + draft.substring(1);
    return program.post("/api/v1/returns", body).expect(201).path("id").asString();
  }

  JsonNode step(String id, String step, String rest) {
    String path = "/api/v1/returns/" + id;
    long version = program.get(path).expect(200).path("version").longValue();
    return program.post(path + "/" + step, "{\"version\": " + version + rest + "}").expect(200);
  }

  /** Issues the number, where the store did not do so by itself. */
  JsonNode authorize(String id) {
    JsonNode found = program.get("/api/v1/returns/" + id).expect(200);
    return found.has("authorization_number") ? found : step(id, "authorize", "");
  }

  JsonNode receive(String number) {
    String parcel = JSON.writeValueAsString(Map.of("number", number, "carrier", "ups", "tracking_number", "1Z" + number, "freight", "prepaid"));
    return program.post("/api/v1/parcels", parcel).expect(201);
  }

  /** Answers the checklist until it is empty. */
  JsonNode inspect(String id, int itemNo) {
    for (int round = 0; round < 10; round++) {
      JsonNode checklist = lastDecision(id).path("lines").path(itemNo - 1).path("checklist");
      if (checklist.isEmpty() || (round > 0 && isAnswered(id, itemNo))) {
        break;
      }
      Map<String, Object> findings = new TreeMap<>();
      checklist.forEach(question -> findings.put(name(question), answer(question)));
      step(id, "items/" + itemNo + "/findings", ", \"findings\": " + JSON.writeValueAsString(findings));
    }
    return program.get("/api/v1/returns/" + id).expect(200);
  }

  JsonNode lastDecision(String id) {
    JsonNode decisions = program.get("/api/v1/returns/" + id + "/decisions").expect(200).path("decisions");
    return decisions.path(decisions.size() - 1).path("decision");
  }

  JsonNode settle(String id) {
    long version = program.get("/api/v1/returns/" + id).expect(200).path("version").longValue();
    return program.post("/api/v1/returns/" + id + "/settlement", "{\"version\": " + version + "}").expect(201);
  }

  JsonNode pay(String payoutId) {
    return program.post("/api/v1/payouts/" + payoutId + "/paid", "{\"reference\": \"2026-1\"}").expect(200);
  }

  private boolean isAnswered(String id, int itemNo) {
    JsonNode items = program.get("/api/v1/returns/" + id).expect(200).path("items");
    return !items.path(itemNo - 1).path("acceptance").asString().equals("pending");
  }

  private static String draft(int lineNo, String resolution, Map<String, Object> own, Map<String, Object> whole) {
    Map<String, Object> line = Map.of("line_no", lineNo, "quantity", 1, "resolution", resolution, "claims", own);
    return JSON.writeValueAsString(Map.of("lines", List.of(line), "claims", whole));
  }

  private static String name(JsonNode question) {
    return question.path("name").asString();
  }

  private static Object answer(JsonNode question) {
    String name = name(question);
    return switch (question.path("type").asString()) {
      case "yes_no" -> !NO.contains(name);
      case "choice" -> CHOICES.getOrDefault(name, question.at("/choices/0/name").asString());
      case "day" -> "2026-11-20";
      default -> throw new IllegalArgumentException("no answer to " + name);
    };
  }
}
