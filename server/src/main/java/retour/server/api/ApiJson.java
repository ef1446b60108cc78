package retour.server.api;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.policy.money.Percent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/**
 * How the API writes and reads JSON: {@code snake_case} names, codes in lower case, money as {@code {"amount": "19.99",
 * "currency": "EUR"}}, what is absent left out. What it reads is taken literally: no unknown field, no field twice, no
 * text where a number belongs.
 */
@Configuration(proxyBeanMethods = false)
class ApiJson {

  @Bean
  JsonMapperBuilderCustomizer apiJsonCustomizer() {
    return ApiJson::set;
  }

  static void set(JsonMapper.Builder json) {
    json.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .changeDefaultVisibility(visibility -> visibility.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
        .addModule(values())
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .withCoercionConfig(
            LogicalType.Textual,
            texts ->
                texts
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
  }

  private static SimpleModule values() {
    return new SimpleModule("api")
        .addSerializer(new Codes())
        .addSerializer(new Amounts())
        .addSerializer(new Rates())
        .addSerializer(new Values())
        .addSerializer(new Sets());
  }

  private static final class Codes extends StdSerializer<Enum<?>> {

    private Codes() {
      super(Enum.class);
    }

    @Override
    public void serialize(Enum<?> code, JsonGenerator json, SerializationContext context) {
      json.writeString(code.name().toLowerCase(Locale.ROOT));
    }
  }

  private static final class Amounts extends StdSerializer<Money> {

    private Amounts() {
      super(Money.class);
    }

    @Override
    public void serialize(Money money, JsonGenerator json, SerializationContext context) {
      json.writeStartObject();
      json.writeStringProperty("amount", money.decimal().toPlainString());
      json.writeStringProperty("currency", money.currency().getCurrencyCode());
      json.writeEndObject();
    }
  }

  /** {@code "12.5"}: a share in percent. */
  private static final class Rates extends StdSerializer<Percent> {

    private Rates() {
      super(Percent.class);
    }

    @Override
    public void serialize(Percent percent, JsonGenerator json, SerializationContext context) {
      json.writeString(percent.toString());
    }
  }

  /** A fact's value as plain JSON; the fact's own type tells a choice from a text or a day. */
  private static final class Values extends StdSerializer<FactValue> {

    private Values() {
      super(FactValue.class);
    }

    @Override
    public void serialize(FactValue value, JsonGenerator json, SerializationContext context) {
      switch (value) {
        case FactValue.YesNo yesNo -> json.writeBoolean(yesNo.value());
        case FactValue.WholeNumber number -> json.writeNumber(number.value());
        case FactValue.Text text -> json.writeString(text.value());
        case FactValue.Choice choice -> json.writeString(choice.value());
        case FactValue.Day day -> json.writeString(day.value().toString());
        case FactValue.Amount amount -> context.writeValue(json, amount.value());
      }
    }
  }

  /** Sets have no order of their own: they are written by the text of their members. */
  private static final class Sets extends StdSerializer<Set<?>> {

    private Sets() {
      super(Set.class);
    }

    @Override
    public void serialize(Set<?> set, JsonGenerator json, SerializationContext context) {
      context.writeValue(json, set.stream().sorted(Comparator.comparing(Object::toString)).toList());
    }
  }
}
