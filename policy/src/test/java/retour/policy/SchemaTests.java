package retour.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds the documents against the schema that editors use, with the few words of JSON Schema that it needs. */
class SchemaTests {

  private static final Path SCHEMA = Path.of("src/main/resources/retour/policy/policy.schema.json");

  @Test
  void acceptsEveryDocument() throws IOException {
    Map<?, ?> schema = (Map<?, ?>) load(SCHEMA);

    for (Path document : documents()) {
      assertThat(new Validation(schema).faults(schema, load(document), "")).as(document.toString()).isEmpty();
    }
  }

  @Test
  void refusesWordsThatTheLanguageDoesNotHave() throws IOException {
    Map<?, ?> schema = (Map<?, ?>) load(SCHEMA);
    Object document = parse("policy: x\nclauses: { A: { says: A, permits: refund, forbid: everything } }");

    assertThat(new Validation(schema).faults(schema, document, ""))
        .containsExactlyInAnyOrder("/clauses/A/permits is unknown", "/clauses/A/forbid fits none");
  }

  private record Validation(Map<?, ?> root) {

    List<String> faults(Map<?, ?> schema, Object value, String at) {
      if (schema.get("$ref") instanceof String ref) {
        Map<?, ?> definitions = (Map<?, ?>) Objects.requireNonNull(root.get("$defs"));
        String name = ref.substring("#/$defs/".length());
        return faults((Map<?, ?>) Objects.requireNonNull(definitions.get(name), name), value, at);
      }
      if (schema.get("anyOf") instanceof List<?> choices) {
        boolean fits = choices.stream().anyMatch(each -> faults((Map<?, ?>) each, value, at).isEmpty());
        return fits ? List.of() : List.of(at + " fits none");
      }
      if (schema.get("enum") instanceof List<?> allowed) {
        return allowed.contains(value) ? List.of() : List.of(at + " is not in the list");
      }
      return typed(schema, value, at);
    }

    private List<String> typed(Map<?, ?> schema, Object value, String at) {
      return switch (String.valueOf(schema.get("type"))) {
        case "string" -> {
          String pattern = String.valueOf(schema.containsKey("pattern") ? schema.get("pattern") : ".*");
          boolean fits = value instanceof String text && (pattern.equals(".*") || text.matches(pattern));
          yield fits ? List.of() : List.of(at + " is no fitting text");
        }
        case "number" -> value instanceof Number ? List.of() : List.of(at + " is no number");
        case "array" -> value instanceof List<?> list ? items(schema, list, at) : List.of(at + " is no list");
        case "object" -> value instanceof Map<?, ?> map ? members(schema, map, at) : List.of(at + " is no mapping");
        default -> List.of();
      };
    }

    private List<String> items(Map<?, ?> schema, List<?> list, String at) {
      Map<?, ?> each = (Map<?, ?>) Objects.requireNonNull(schema.get("items"));
      return list.stream().flatMap(item -> faults(each, Objects.requireNonNull(item), at).stream()).toList();
    }

    private List<String> members(Map<?, ?> schema, Map<?, ?> value, String at) {
      Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
      List<String> faults = new ArrayList<>();
      for (Map.Entry<?, ?> entry : value.entrySet()) {
        String place = at + "/" + entry.getKey();
        Object own = properties.containsKey(entry.getKey()) ? properties.get(entry.getKey()) : schema.get("additionalProperties");
        if (own instanceof Map<?, ?> found) {
          faults.addAll(faults(found, Objects.requireNonNull(entry.getValue()), place));
        } else {
          faults.add(place + " is unknown");
        }
      }
      if (schema.get("required") instanceof List<?> required) {
        required.stream().filter(key -> !value.containsKey(key)).forEach(key -> faults.add(at + "/" + key + " is missing"));
      }
      return faults;
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.find(Path.of("..", "policies"), 2, (path, at) -> at.isRegularFile())) {
      return files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static Object load(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  private static Object parse(String text) {
    return Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(text));
  }
}
