package retour.server.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Looks for faults in an OpenAPI document: what it must have, references that lead nowhere, examples that do not fit. */
final class OpenApiCheck {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)\\}");

  private final JsonNode document;
  private final List<String> faults = new ArrayList<>();

  OpenApiCheck(JsonNode document) {
    this.document = document;
  }

  List<String> faults() {
    require(document.path("openapi").asString("").startsWith("3.1."), "openapi is no 3.1");
    require(document.at("/info/title").isString() && document.at("/info/version").isString(), "info is incomplete");
    references(document);
    Set<String> ids = new HashSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        operation(operation.getKey() + " " + path.getKey(), operation.getValue(), ids);
      }
    }
    return faults;
  }

  private void operation(String name, JsonNode operation, Set<String> ids) {
    require(ids.add(operation.path("operationId").asString("")), name + ": operationId is missing or used twice");
    require(operation.path("responses").size() > 0, name + ": no responses");
    for (Matcher variable = VARIABLE.matcher(name); variable.find(); ) {
      require(hasParameter(operation, variable.group(1)), name + ": no parameter " + variable.group(1));
    }
    if (operation.at("/requestBody/content").has("application/json")) {
      example(name + " request", operation.at("/requestBody/content/application~1json"));
    }
    for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
      require(response.getValue().path("description").isString(), name + ": answer without a description");
      if (response.getKey().startsWith("2")) {
        example(name + " " + response.getKey(), response.getValue().at("/content/application~1json"));
      }
    }
  }

  private static boolean hasParameter(JsonNode operation, String name) {
    return operation.path("parameters").valueStream()
        .anyMatch(parameter -> parameter.path("name").asString("").equals(name) && parameter.path("in").asString("").equals("path"));
  }

  private void example(String where, JsonNode content) {
    if (!content.has("example")) {
      faults.add(where + ": no example");
      return;
    }
    fits(where, content.path("example"), content.path("schema"));
  }

  private void fits(String where, JsonNode value, JsonNode given) {
    JsonNode schema = resolved(given);
    if (schema.has("oneOf")) {
      long fitting =
          schema.path("oneOf").valueStream().filter(each -> isOf(value, resolved(each).path("type").asString(""))).count();
      require(fitting == 1, where + " is of no single kind");
      return;
    }
    if (!isOf(value, schema.path("type").asString(""))) {
      faults.add(where + " is no " + schema.path("type"));
      return;
    }
    if (schema.has("enum")) {
      require(schema.path("enum").valueStream().anyMatch(value::equals), where + " is none of the enum: " + value);
    }
    value.values().forEach(each -> {
      if (value.isArray()) {
        fits(where + "/*", each, schema.path("items"));
      }
    });
    if (value.isObject()) {
      object(where, value, schema);
    }
  }

  private void object(String where, JsonNode value, JsonNode schema) {
    schema.path("required").forEach(name -> require(value.has(name.asString()), where + " lacks " + name));
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      JsonNode known = schema.path("properties").path(property.getKey());
      JsonNode any = schema.path("additionalProperties");
      if (!known.isMissingNode() || any.isObject()) {
        fits(where + "/" + property.getKey(), property.getValue(), known.isMissingNode() ? any : known);
      } else {
        require(schema.path("properties").isMissingNode(), where + " has an unknown " + property.getKey());
      }
    }
  }

  private static boolean isOf(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> false;
    };
  }

  private JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
  }

  private void references(JsonNode node) {
    if (node.path("$ref").isString()) {
      require(!resolved(node).isMissingNode(), "leads nowhere: " + node.path("$ref"));
    }
    node.values().forEach(this::references);
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
