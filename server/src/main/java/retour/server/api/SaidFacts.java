package retour.server.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;
import tools.jackson.databind.JsonNode;

/** Reads answers and findings: plain JSON values, each by the type its policy declares for the fact. */
final class SaidFacts {

  private final Policy policy;
  private final List<FieldFault> faults = new ArrayList<>();

  SaidFacts(Policy policy) {
    this.policy = policy;
  }

  /** @param field where they stand in the body, such as {@code /lines/0/claims} */
  Map<String, FactValue> read(Map<String, JsonNode> said, String field) {
    Map<String, FactValue> read = new TreeMap<>();
    said.forEach(
        (name, node) -> {
          Optional<FactValue> value = policy.fact(name).flatMap(question -> value(question.type(), node));
          value.ifPresent(found -> read.put(name, found));
          if (value.isEmpty()) {
            String code = policy.fact(name).isPresent() ? "wrong_type" : "unknown_fact";
            faults.add(new FieldFault(field + "/" + name, code));
          }
        });
    return read;
  }

  /** @throws Refused with INVALID_INPUT when any value read so far has no meaning */
  void requireSound() {
    if (!faults.isEmpty()) {
      throw Refused.fields(faults);
    }
  }

  private static Optional<FactValue> value(FactQuestion.Type type, JsonNode node) {
    return switch (type) {
      case YES_NO -> node.isBoolean() ? Optional.of(new FactValue.YesNo(node.booleanValue())) : Optional.empty();
      case WHOLE_NUMBER ->
          node.isIntegralNumber() && node.canConvertToLong()
              ? Optional.of(new FactValue.WholeNumber(node.longValue()))
              : Optional.empty();
      case CHOICE -> text(node).map(FactValue.Choice::new);
      case TEXT -> text(node).map(FactValue.Text::new);
      case DAY -> text(node).flatMap(SaidFacts::day);
      case AMOUNT -> amount(node);
    };
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
  }

  private static Optional<FactValue> day(String text) {
    try {
      return Optional.of(new FactValue.Day(LocalDate.parse(text)));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  private static Optional<FactValue> amount(JsonNode node) {
    if (!node.path("amount").isString() || !node.path("currency").isString() || node.size() != 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FactValue.Amount(Money.parse(node.path("amount").stringValue(), node.path("currency").stringValue())));
    } catch (IllegalArgumentException | ArithmeticException noAmount) {
      return Optional.empty();
    }
  }
}
