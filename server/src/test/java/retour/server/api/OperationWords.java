package retour.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What people wrote about the operations: {@code operations.yaml}. */
record OperationWords(
    Map<String, Object> info, Map<String, Object> schemas, Map<String, Map<String, Object>> operations) {

  static OperationWords read(Path file) {
    try {
      Object all = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      return new OperationWords(part(all, "info"), part(all, "schemas"), part(all, "operations"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // YAML knows no types; a wrong one fails the test
  private static <T> Map<String, T> part(Object all, String name) {
    Map<String, T> part = ((Map<String, Map<String, T>>) all).get(name);
    if (part == null) {
      throw new AssertionError("operations.yaml has no " + name);
    }
    return part;
  }

  Set<String> names() {
    return operations.keySet();
  }

  String id(String name) {
    return text(name, "id");
  }

  String group(String name) {
    return text(name, "group");
  }

  String summary(String name) {
    return text(name, "summary");
  }

  String answer(String name) {
    return text(name, "answer");
  }

  @SuppressWarnings("unchecked") // see above
  List<String> problems(String name) {
    return (List<String>) Optional.ofNullable(of(name).get("problems")).orElse(List.of());
  }

  @SuppressWarnings("unchecked") // see above
  List<Integer> statuses(String name) {
    return (List<Integer>) Optional.ofNullable(of(name).get("statuses")).orElse(List.of(200));
  }

  private String text(String name, String key) {
    return Optional.ofNullable(of(name).get(key)).map(Object::toString).orElseThrow(() -> new AssertionError(name + " has no " + key));
  }

  private Map<String, Object> of(String name) {
    Map<String, Object> found = operations.get(name);
    if (found == null) {
      throw new AssertionError("operations.yaml does not speak of " + name);
    }
    return found;
  }
}
