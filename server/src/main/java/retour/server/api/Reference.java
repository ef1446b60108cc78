package retour.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API's description as a page shows it, made from the OpenAPI document.
 *
 * @param groups operations by what they are about
 */
public record Reference(String title, String description, List<Group> groups) {

  private static final List<String> ORDER = List.of("orders", "returns", "goods", "money");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Reference {
    groups = List.copyOf(groups);
  }

  /** Operations about one thing. */
  public record Group(String name, List<Operation> operations) {

    public Group {
      operations = List.copyOf(operations);
    }
  }

  /**
   * One operation.
   *
   * @param request an example of its body, indented
   * @param response an example of its answer, indented
   * @param problems codes it may be refused with
   */
  public record Operation(
      String id,
      String method,
      String path,
      String summary,
      boolean once,
      Optional<String> request,
      Optional<String> response,
      List<String> problems) {

    public Operation {
      problems = List.copyOf(problems);
    }
  }

  static Reference of(JsonNode document) {
    Map<String, List<Operation>> byGroup = new LinkedHashMap<>();
    ORDER.forEach(group -> byGroup.put(group, new ArrayList<>()));
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        byGroup
            .computeIfAbsent(operation.getValue().at("/tags/0").asString(), _ -> new ArrayList<>())
            .add(operation(operation.getKey(), path.getKey(), operation.getValue()));
      }
    }
    List<Group> groups = byGroup.entrySet().stream().map(each -> new Group(each.getKey(), each.getValue())).toList();
    return new Reference(
        document.at("/info/title").asString(), document.at("/info/description").asString(), groups);
  }

  private static Operation operation(String method, String path, JsonNode operation) {
    Optional<String> response = Optional.empty();
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
      if (answer.getKey().startsWith("2")) {
        response = response.or(() -> example(answer.getValue().path("content")));
      } else {
        problems.addAll(List.of(answer.getValue().path("description").asString().split(", ")));
      }
    }
    return new Operation(
        operation.path("operationId").asString(),
        method.toUpperCase(java.util.Locale.ROOT),
        path,
        operation.path("summary").asString(),
        operation.path("parameters").valueStream().anyMatch(each -> each.path("name").asString().equals(OnceOnly.HEADER)),
        example(operation.at("/requestBody/content")),
        response,
        problems);
  }

  private static Optional<String> example(JsonNode content) {
    JsonNode example = content.path("application/json").path("example");
    return example.isMissingNode()
        ? Optional.empty()
        : Optional.of(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example));
  }
}
