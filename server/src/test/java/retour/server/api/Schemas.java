package retour.server.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import tools.jackson.databind.JsonNode;

/** JSON schemas of the API's records, as {@link ApiJson} writes and reads them. */
final class Schemas {

  private static final String REFERENCE = "#/components/schemas/";
  private static final Map<Class<?>, Map<String, Object>> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, Map.of("type", "string")),
          Map.entry(boolean.class, Map.of("type", "boolean")),
          Map.entry(Boolean.class, Map.of("type", "boolean")),
          Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
          Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
          Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
          Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
          Map.entry(UUID.class, Map.of("type", "string", "format", "uuid")),
          Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
          Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
          Map.entry(Percent.class, Map.of("type", "string", "description", "A share in percent, such as 12.5.")),
          Map.entry(FactValue.class, Map.of("$ref", REFERENCE + "FactValue")),
          Map.entry(JsonNode.class, Map.of("$ref", REFERENCE + "FactValue")),
          Map.entry(Money.class, Map.of("$ref", REFERENCE + "Money")));

  private final Map<String, Object> named = new TreeMap<>();
  private final Map<String, Class<?>> takenBy = new TreeMap<>();

  Schemas() {
    named.put(
        "Money",
        object(
            Map.of(
                "amount", Map.of("type", "string", "pattern", "^-?\\d+(\\.\\d+)?$"),
                "currency", Map.of("type", "string", "pattern", "^[A-Z]{3}$")),
            List.of("amount", "currency")));
    named.put(
        "FactValue",
        Map.of(
            "description",
            "By the fact's type: yes_no true or false, whole_number a number, choice and text a string, day a string such as"
                + " 2026-11-21, amount an amount of money.",
            "oneOf",
            List.of(
                Map.of("type", "boolean"),
                Map.of("type", "integer"),
                Map.of("type", "string"),
                Map.of("$ref", REFERENCE + "Money"))));
  }

  /** All schemas with a name, by name. */
  Map<String, Object> named() {
    return named;
  }

  Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    Class<?> plain = (Class<?>) type;
    Map<String, Object> known = PLAIN.get(plain);
    if (known != null) {
      return new TreeMap<>(known);
    }
    if (plain.isEnum()) {
      return new TreeMap<>(Map.of("type", "string", "enum", codes(plain)));
    }
    if (!plain.isRecord()) {
      throw new IllegalArgumentException("no schema of " + plain);
    }
    return record(plain);
  }

  private Map<String, Object> ofGeneric(ParameterizedType generic) {
    Class<?> raw = (Class<?>) generic.getRawType();
    Type[] arguments = generic.getActualTypeArguments();
    if (raw == Optional.class) {
      return of(arguments[0]);
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return new TreeMap<>(Map.of("type", "array", "items", of(arguments[0])));
    }
    if (Map.class.isAssignableFrom(raw)) {
      return new TreeMap<>(Map.of("type", "object", "additionalProperties", of(arguments[1])));
    }
    throw new IllegalArgumentException("no schema of " + generic);
  }

  private Map<String, Object> record(Class<?> type) {
    String name = nameOf(type);
    if (takenBy.putIfAbsent(name, type) == null) {
      Map<String, Object> properties = new LinkedHashMap<>();
      List<String> required = new ArrayList<>();
      for (RecordComponent component : type.getRecordComponents()) {
        properties.put(snake(component.getName()), of(component.getGenericType()));
        if (component.getType() != Optional.class) {
          required.add(snake(component.getName()));
        }
      }
      named.put(name, object(properties, required));
    } else if (takenBy.get(name) != type) {
      throw new IllegalStateException("two records are called " + name);
    }
    return new TreeMap<>(Map.of("$ref", REFERENCE + name));
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", new LinkedHashMap<>(properties));
    if (!required.isEmpty()) {
      schema.put("required", required.stream().sorted().toList());
    }
    return schema;
  }

  /** A nested record bears its outer one's name: {@code OrderViewLine}; what a controller nests does not. */
  private static String nameOf(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer != null && outer.isRecord() ? nameOf(outer) + type.getSimpleName() : type.getSimpleName();
  }

  private static List<String> codes(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
        .toList();
  }

  static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
