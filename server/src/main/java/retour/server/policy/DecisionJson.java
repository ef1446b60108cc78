package retour.server.policy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import retour.policy.decision.Decision;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Decisions and the facts they rest on, as they are stored. Canonical: equal values give equal text, since properties
 * stand in the order of the records and sets are sorted; what is read back is equal to what was written.
 */
public final class DecisionJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultVisibility(visibility -> visibility.withIsGetterVisibility(Visibility.NONE))
          .addModule(module())
          .build();

  private DecisionJson() {}

  /** A decision as canonical JSON. */
  public static String write(Decision decision) {
    return JSON.writeValueAsString(decision);
  }

  /** Facts, money and rulings of a case as canonical JSON. */
  public static String write(CaseFacts facts) {
    return JSON.writeValueAsString(facts);
  }

  /**
   * One fact's value as canonical JSON: {@code true}, {@code 14}, {@code "text"}, {@code {"choice": "sealed"}}, {@code
   * {"day": "2026-11-21"}}, {@code {"amount": "9.90", "currency": "EUR"}}.
   */
  public static String write(FactValue value) {
    return JSON.writeValueAsString(value);
  }

  /** @throws tools.jackson.core.JacksonException when it was not written by {@link #write(Decision)} */
  public static Decision readDecision(String json) {
    return JSON.readValue(json, Decision.class);
  }

  /** @throws tools.jackson.core.JacksonException when it was not written by {@link #write(CaseFacts)} */
  public static CaseFacts readFacts(String json) {
    return JSON.readValue(json, CaseFacts.class);
  }

  /** @throws tools.jackson.core.JacksonException when it has none of the shapes of {@link #write(FactValue)} */
  public static FactValue readValue(String json) {
    return JSON.readValue(json, FactValue.class);
  }

  private static SimpleModule module() {
    return new SimpleModule("decision")
        .addSerializer(new FactValueJson.Writer())
        .addDeserializer(FactValue.class, new FactValueJson.Reader())
        .addSerializer(new FactsWriter())
        .addDeserializer(Facts.class, new FactsReader())
        .addSerializer(new PercentWriter())
        .addDeserializer(Percent.class, new PercentReader())
        .addSerializer(new MoneyWriter())
        .addDeserializer(Money.class, new MoneyReader())
        .addSerializer(new SetWriter());
  }

  private static final class FactsWriter extends StdSerializer<Facts> {

    private FactsWriter() {
      super(Facts.class);
    }

    @Override
    public void serialize(Facts facts, JsonGenerator json, SerializationContext context) {
      context.writeValue(json, facts.all());
    }
  }

  private static final class FactsReader extends StdDeserializer<Facts> {

    private FactsReader() {
      super(Facts.class);
    }

    @Override
    public Facts deserialize(JsonParser parser, DeserializationContext context) {
      return Facts.of(List.of(context.readValue(parser, Fact[].class)));
    }
  }

  /** Hundredths of a percent. */
  private static final class PercentWriter extends StdSerializer<Percent> {

    private PercentWriter() {
      super(Percent.class);
    }

    @Override
    public void serialize(Percent percent, JsonGenerator json, SerializationContext context) {
      json.writeNumber(percent.hundredths());
    }
  }

  private static final class PercentReader extends StdDeserializer<Percent> {

    private PercentReader() {
      super(Percent.class);
    }

    @Override
    public Percent deserialize(JsonParser parser, DeserializationContext context) {
      return new Percent(parser.getIntValue());
    }
  }

  /** {@code "509.99 USD"}. */
  private static final class MoneyWriter extends StdSerializer<Money> {

    private MoneyWriter() {
      super(Money.class);
    }

    @Override
    public void serialize(Money money, JsonGenerator json, SerializationContext context) {
      json.writeString(money.toString());
    }
  }

  private static final class MoneyReader extends StdDeserializer<Money> {

    private MoneyReader() {
      super(Money.class);
    }

    @Override
    public Money deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.getString();
      int blank = text.lastIndexOf(' ');
      return Money.parse(text.substring(0, blank), text.substring(blank + 1));
    }
  }

  /** Sets have no order of their own: they are written by the text of their members. */
  private static final class SetWriter extends StdSerializer<Set<?>> {

    private SetWriter() {
      super(Set.class);
    }

    @Override
    public void serialize(Set<?> set, JsonGenerator json, SerializationContext context) {
      context.writeValue(json, set.stream().sorted(Comparator.comparing(Object::toString)).toList());
    }
  }
}
