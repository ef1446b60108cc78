package retour.server.clause;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What people say and find: what an honest customer with sound goods would, unless told otherwise. */
final class Answers {

  private static final Set<String> NO =
      Set.of(
          "rebate_submitted",
          "system_added",
          "physical_damage",
          "wear_or_defect",
          "tampered",
          "handled_beyond_testing",
          "colour_only",
          "visible_defect");
  private static final Map<String, Object> CHOICES =
      Map.of("reason", "changed_mind", "packaging", "sealed", "return_freight", "prepaid");

  private final Map<String, Object> said = new TreeMap<>();

  void say(String fact, Object value) {
    said.put(fact, value);
  }

  /** The answer to a question as the API asks it. */
  Object to(JsonNode question) {
    String name = question.path("name").asString();
    Object told = said.get(name);
    if (told != null) {
      return told;
    }
    return switch (question.path("type").asString()) {
      case "yes_no" -> !NO.contains(name);
      case "choice" -> CHOICES.getOrDefault(name, question.at("/choices/0/name").asString());
      case "day" -> "2026-11-20";
      case "text" -> "AB-1";
      default -> throw new IllegalArgumentException("no answer to " + name);
    };
  }

  /** As a page's form takes it. */
  String typed(String fact, String firstChoice) {
    Object told = said.getOrDefault(fact, CHOICES.get(fact));
    if (told instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    if (told != null) {
      return told.toString();
    }
    return firstChoice.equals("yes") && NO.contains(fact) ? "no" : firstChoice;
  }
}
