package retour.policy.explain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Resolution;
import retour.policy.language.Clause;
import retour.policy.language.Condition;
import retour.policy.language.Document;
import retour.policy.language.Effect;
import retour.policy.language.Figure;
import retour.policy.language.Rule;
import retour.policy.language.WindowRule;

/** A policy as a schema.org {@code MerchantReturnPolicy} in JSON-LD, for search engines. */
public final class SchemaOrg {

  private static final String SCHEMA = "https://schema.org/";

  private SchemaOrg() {}

  /** The description of what the store's document grants to everybody; ends with a line break. */
  public static String json(Document document, ReturnPolicyFacts facts) {
    Optional<Integer> days = days(document);
    Set<Resolution> given = given(document);
    List<String> members = new ArrayList<>();
    members.add(member("@context", quoted("https://schema.org")));
    members.add(member("@type", quoted("MerchantReturnPolicy")));
    facts.country().ifPresent(country -> members.add(member("applicableCountry", quoted(country))));
    String category = category(given, days);
    members.add(member("returnPolicyCategory", quoted(SCHEMA + category)));
    days.ifPresent(number -> members.add(member("merchantReturnDays", String.valueOf(number))));
    members.add(member("returnMethod", quoted(SCHEMA + "ReturnByMail")));
    if (wantsPrepaidFreight(document)) {
      members.add(member("returnFees", quoted(SCHEMA + "ReturnFeesCustomerResponsibility")));
    }
    members.add(member("refundType", refundTypes(given)));
    restocking(document).ifPresent(percent -> members.add(member("restockingFee", percent)));
    facts.link().ifPresent(link -> members.add(member("merchantReturnLink", quoted(link))));
    return members.stream().collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private static String category(Set<Resolution> given, Optional<Integer> days) {
    if (given.isEmpty()) {
      return "MerchantReturnNotPermitted";
    }
    return days.isPresent() ? "MerchantReturnFiniteReturnWindow" : "MerchantReturnUnspecified";
  }

  private static Stream<Rule> rules(Document document) {
    return document.clauses().stream().map(Clause::rules).flatMap(List::stream);
  }

  private static <T extends Effect> Stream<T> effects(Document document, Class<T> kind) {
    return rules(document).flatMap(rule -> rule.effects().stream()).filter(kind::isInstance).map(kind::cast);
  }

  private static Set<Resolution> given(Document document) {
    Set<Resolution> given = EnumSet.noneOf(Resolution.class);
    effects(document, Effect.Permit.class).forEach(permit -> given.addAll(permit.resolutions()));
    return given;
  }

  /** The days of the window that a permitting rule asks for and nothing else. */
  private static Optional<Integer> days(Document document) {
    return rules(document)
        .filter(rule -> rule.effects().stream().anyMatch(Effect.Permit.class::isInstance))
        .map(Rule::when)
        .flatMap(when -> when instanceof Condition.Within within ? Stream.of(within.window()) : Stream.empty())
        .flatMap(name -> document.windows().stream().filter(window -> window.name().equals(name)))
        .flatMap(window -> window.length() instanceof WindowRule.Length.Days days ? Stream.of(days.days()) : Stream.empty())
        .findFirst();
  }

  private static boolean wantsPrepaidFreight(Document document) {
    return effects(document, Effect.Require.class).anyMatch(require -> require.what().contains("prepaid_freight"));
  }

  /** The rate of the first restocking charge, the general one by custom of writing. */
  private static Optional<String> restocking(Document document) {
    return effects(document, Effect.Adjust.class)
        .filter(adjust -> adjust.kind() == Adjustment.Kind.CHARGE && adjust.label().equals("restocking"))
        .flatMap(adjust -> adjust.figure() instanceof Figure.Rate rate ? Stream.of(rate.proposed()) : Stream.empty())
        .map(Object::toString)
        .findFirst();
  }

  private static String refundTypes(Set<Resolution> given) {
    return given.stream()
        .flatMap(each -> refundType(each).stream())
        .distinct()
        .map(type -> quoted(SCHEMA + type))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static Optional<String> refundType(Resolution resolution) {
    return switch (resolution) {
      case REFUND -> Optional.of("FullRefund");
      case STORE_CREDIT -> Optional.of("StoreCreditRefund");
      case EXCHANGE, REPLACEMENT -> Optional.of("ExchangeRefund");
      case REPAIR -> Optional.empty();
    };
  }

  private static String member(String name, String value) {
    return "  " + quoted(name) + ": " + value;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c < ' ') {
                quoted.append(' ');
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }
}
