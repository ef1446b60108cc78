package retour.server.policy;

import java.time.LocalDate;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A fact's value in JSON: {@code true}, {@code 14}, {@code "text"}, {@code {"choice": "sealed"}}, {@code {"day":
 * "2026-11-21"}}, {@code {"amount": "9.90", "currency": "EUR"}}.
 */
final class FactValueJson {

  private FactValueJson() {}

  /** Writes a value. */
  static final class Writer extends StdSerializer<FactValue> {

    Writer() {
      super(FactValue.class);
    }

    @Override
    public void serialize(FactValue value, JsonGenerator json, SerializationContext context) {
      switch (value) {
        case FactValue.YesNo yesNo -> json.writeBoolean(yesNo.value());
        case FactValue.WholeNumber number -> json.writeNumber(number.value());
        case FactValue.Text text -> json.writeString(text.value());
        case FactValue.Choice choice -> one(json, "choice", choice.value());
        case FactValue.Day day -> one(json, "day", day.value().toString());
        case FactValue.Amount amount -> {
          json.writeStartObject();
          json.writeStringProperty("amount", amount.value().decimal().toPlainString());
          json.writeStringProperty("currency", amount.value().currency().getCurrencyCode());
          json.writeEndObject();
        }
      }
    }

    private static void one(JsonGenerator json, String name, String value) {
      json.writeStartObject();
      json.writeStringProperty(name, value);
      json.writeEndObject();
    }
  }

  /** Reads a value. */
  static final class Reader extends StdDeserializer<FactValue> {

    Reader() {
      super(FactValue.class);
    }

    @Override
    public FactValue getNullValue(DeserializationContext context) {
      throw InvalidFormatException.from(null, "no value of a fact", null, FactValue.class);
    }

    @Override
    public FactValue deserialize(JsonParser parser, DeserializationContext context) {
      JsonNode node = context.readTree(parser);
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
      throw InvalidFormatException.from(parser, "no value of a fact", node, FactValue.class);
    }
  }
}
