package retour.server.order;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import tools.jackson.databind.JsonNode;

/**
 * Facts of products and lines as they are written in JSON: {@code true}, {@code 14}, {@code "text"}, {@code {"choice":
 * "sealed"}}, {@code {"day": "2026-11-21"}}, {@code {"amount": "9.90", "currency": "EUR"}}.
 */
final class FactJson {

  private FactJson() {}

  /** @throws IllegalArgumentException when a value has none of the shapes, naming the fact */
  static Facts read(Map<String, JsonNode> byName, FactSource source) {
    List<Fact> facts = new ArrayList<>();
    byName.forEach((name, value) -> facts.add(new Fact(name, value(name, value), source)));
    return Facts.of(facts);
  }

  /** The facts as a tree that JSON can be written from. */
  static Map<String, Object> write(Facts facts) {
    Map<String, Object> byName = new TreeMap<>();
    facts.all().forEach(fact -> byName.put(fact.name(), written(fact.value())));
    return byName;
  }

  private static FactValue value(String name, JsonNode node) {
    try {
      return value(node);
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException noValue) {
      throw new IllegalArgumentException("the fact `" + name + "` has a value of no known shape", noValue);
    }
  }

  private static FactValue value(JsonNode node) {
    if (node.isBoolean()) {
      return new FactValue.YesNo(node.booleanValue());
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return new FactValue.WholeNumber(node.longValue());
    }
    if (node.isString()) {
      return new FactValue.Text(node.stringValue());
    }
    if (node.path("choice").isString()) {
      return new FactValue.Choice(node.path("choice").stringValue());
    }
    if (node.path("day").isString()) {
      return new FactValue.Day(LocalDate.parse(node.path("day").stringValue()));
    }
    if (node.path("amount").isString() && node.path("currency").isString()) {
      return new FactValue.Amount(
          Money.parse(node.path("amount").stringValue(), node.path("currency").stringValue()));
    }
    throw new IllegalArgumentException("no known shape");
  }

  private static Object written(FactValue value) {
    return switch (value) {
      case FactValue.YesNo yesNo -> yesNo.value();
      case FactValue.WholeNumber number -> number.value();
      case FactValue.Text text -> text.value();
      case FactValue.Choice choice -> Map.of("choice", choice.value());
      case FactValue.Day day -> Map.of("day", day.value().toString());
      case FactValue.Amount amount ->
          Map.of(
              "amount",
              amount.value().decimal().toPlainString(),
              "currency",
              amount.value().currency().getCurrencyCode());
    };
  }
}
