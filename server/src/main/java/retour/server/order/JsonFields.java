package retour.server.order;

import static retour.server.order.ImportFault.Reason.MISSING;
import static retour.server.order.ImportFault.Reason.NOT_A_TIME;
import static retour.server.order.ImportFault.Reason.UNKNOWN_FIELD;
import static retour.server.order.ImportFault.Reason.WRONG_TYPE;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import retour.policy.fact.FactSource;
import retour.policy.fact.Facts;
import tools.jackson.databind.JsonNode;

/** The fields of one JSON object; each is asked for by name, and what nobody asked for is a fault. */
final class JsonFields {

  private final JsonNode node;
  private final String path;
  private final ImportFaults faults;
  private final Set<String> asked = new HashSet<>();

  JsonFields(JsonNode node, String path, ImportFaults faults) {
    this.node = node;
    this.path = path;
    this.faults = faults;
    if (!node.isObject()) {
      faults.add(path, WRONG_TYPE);
    }
  }

  String place(String name) {
    return path + "/" + name;
  }

  boolean has(String name) {
    asked.add(name);
    return node.hasNonNull(name);
  }

  /** A text; numbers are taken as they are written. Empty when it is not there. */
  String text(String name) {
    if (!has(name)) {
      return "";
    }
    JsonNode value = node.path(name);
    if (value.isNumber()) {
      return value.decimalValue().toPlainString();
    }
    if (value.isString()) {
      return FieldValues.text(place(name), value.stringValue(), faults);
    }
    faults.add(place(name), WRONG_TYPE);
    return "";
  }

  Optional<String> optionalText(String name) {
    return Optional.of(text(name)).filter(text -> !text.isEmpty());
  }

  String required(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      faults.add(place(name), MISSING);
    }
    return text;
  }

  Optional<Boolean> yesNo(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!node.path(name).isBoolean()) {
      faults.add(place(name), WRONG_TYPE);
      return Optional.empty();
    }
    return Optional.of(node.path(name).booleanValue());
  }

  /** A point in time with its offset, such as {@code 2026-11-21T09:30:00-05:00}. */
  Optional<Instant> instant(String name) {
    return optionalText(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
              } catch (DateTimeException malformed) {
                faults.add(place(name), NOT_A_TIME, text);
                return Optional.empty();
              }
            });
  }

  /** A calendar day, such as {@code 2026-11-21}. */
  Optional<LocalDate> day(String name) {
    return optionalText(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDate.parse(text));
              } catch (DateTimeException malformed) {
                faults.add(place(name), NOT_A_TIME, text);
                return Optional.empty();
              }
            });
  }

  List<String> texts(String name) {
    return elements(name).stream()
        .map(
            element -> {
              if (!element.isString()) {
                faults.add(place(name), WRONG_TYPE);
              }
              return FieldValues.text(place(name), element.asString(""), faults);
            })
        .toList();
  }

  List<JsonFields> objects(String name) {
    List<JsonNode> elements = elements(name);
    return IntStream.range(0, elements.size())
        .mapToObj(i -> new JsonFields(elements.get(i), place(name) + "/" + i, faults))
        .toList();
  }

  /** The names of the fields of an object within this one. */
  List<String> names(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (!node.path(name).isObject()) {
      faults.add(place(name), WRONG_TYPE);
      return List.of();
    }
    return List.copyOf(node.path(name).propertyNames());
  }

  JsonFields object(String name) {
    asked.add(name);
    return new JsonFields(node.path(name), place(name), faults);
  }

  Facts facts(String name, FactSource source) {
    if (!has(name)) {
      return Facts.none();
    }
    try {
      Map<String, JsonNode> byName = new TreeMap<>();
      node.path(name).propertyStream().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
      return FactJson.read(byName, source);
    } catch (IllegalArgumentException noFact) {
      faults.add(place(name), WRONG_TYPE);
      return Facts.none();
    }
  }

  /** Tells of every field that nobody asked for: most likely a misspelt one. */
  void refuseOthers() {
    if (node.isObject()) {
      node.propertyNames().stream()
          .filter(name -> !asked.contains(name))
          .forEach(name -> faults.add(place(name), UNKNOWN_FIELD));
    }
  }

  private List<JsonNode> elements(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (!node.path(name).isArray()) {
      faults.add(place(name), WRONG_TYPE);
      return List.of();
    }
    return new ArrayList<>(node.path(name).values());
  }
}
