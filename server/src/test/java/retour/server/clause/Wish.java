package retour.server.clause;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import retour.server.api.ApiClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a customer wants of an order, with all that the store asks about it answered.
 *
 * @param draft as the API takes it
 * @param decision the store's answer
 */
record Wish(String order, String draft, JsonNode decision) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_ROUNDS = 10;

  /** One unit of some lines of an order, for one resolution. */
  record Goods(String order, List<Integer> lines, String resolution) {

    private String draft(Map<String, Object> own, Map<String, Object> whole) {
      List<?> all =
          lines.stream()
              .map(line -> Map.of("line_no", line, "quantity", 1, "resolution", resolution, "claims", own))
              .toList();
      return JSON.writeValueAsString(Map.of("lines", all, "claims", whole));
    }
  }

  /** Asks what is possible until nothing is left to answer. */
  static Wish of(ApiClient program, Answers answers, Goods goods) {
    Map<String, Object> own = new TreeMap<>();
    Map<String, Object> whole = new TreeMap<>();
    JsonNode decision = decision(program, goods, goods.draft(own, whole));
    for (int round = 0; round < MOST_ROUNDS && !questions(decision).isEmpty(); round++) {
      for (JsonNode question : questions(decision)) {
        boolean shared = question.path("whole_return").booleanValue();
        (shared ? whole : own).put(question.path("name").asString(), answers.to(question));
      }
      decision = decision(program, goods, goods.draft(own, whole));
    }
    return new Wish(goods.order(), goods.draft(own, whole), decision);
  }

  /** The draft as a request for a return. */
  String request() {
    return "{\"order_number\": \"" + order + "\", " + draft.substring(1);
  }

  private static JsonNode decision(ApiClient program, Goods goods, String draft) {
    return Trial.done(program.post("/api/v1/orders/" + goods.order() + "/eligibility", draft));
  }

  private static JsonNode questions(JsonNode decision) {
    return decision.at("/lines/0/questions");
  }
}
