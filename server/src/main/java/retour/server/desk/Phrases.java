package retour.server.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import retour.policy.Policy;
import retour.policy.decision.FactUse;
import retour.policy.decision.MissingFact;
import retour.policy.decision.Turning;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.server.returns.CaseEvent;

/** What a decision and a history say, as sentences in the reader's language. */
public final class Phrases {

  private static final Pattern PERIOD = Pattern.compile("(\\d{1,4}) (day|week|month|year)s?");

  private Phrases() {}

  /** A fact's value: yes or no, the choice's own words, money and days as the language writes them. */
  public static String value(Desk desk, Policy policy, String name, FactValue value) {
    return switch (value) {
      case FactValue.YesNo yesNo -> desk.t().get(yesNo.value() ? "page.yes" : "page.no");
      case FactValue.Choice choice ->
          policy
              .fact(name)
              .flatMap(asked -> asked.choice(choice.value()))
              .map(found -> found.text().in(desk.language()))
              .orElseGet(() -> choice.value().replace('_', ' '));
      case FactValue.WholeNumber number -> desk.f().number(number.value());
      case FactValue.Amount amount -> desk.f().money(amount.value());
      case FactValue.Day day -> desk.f().day(day.value());
      case FactValue.Text text -> text.value();
    };
  }

  /** The value as a form field holds it. */
  public static String typed(FactValue value) {
    return switch (value) {
      case FactValue.YesNo yesNo -> yesNo.value() ? "yes" : "no";
      case FactValue.Choice choice -> choice.value();
      case FactValue.WholeNumber number -> Long.toString(number.value());
      case FactValue.Amount amount -> amount.value().decimal().toPlainString();
      case FactValue.Day day -> day.value().toString();
      case FactValue.Text text -> text.value();
    };
  }

  /** The fact's question in the policy; the desk's own words where nobody is asked. */
  public static String label(Desk desk, Policy policy, String name) {
    return policy
        .fact(name)
        .filter(asked -> asked.knownBy().contains(FactSource.SHOPPER) || asked.knownBy().contains(FactSource.INSPECTOR))
        .map(asked -> asked.text().in(desk.language()))
        .filter(text -> !text.isEmpty())
        .orElseGet(() -> desk.word("fact", name));
  }

  /** What a clause's outcome rests on: each fact with its value and who said it, or that it is unknown. */
  public static List<String> basis(Desk desk, Policy policy, List<FactUse> facts) {
    return facts.stream().map(use -> basis(desk, policy, use)).toList();
  }

  private static String basis(Desk desk, Policy policy, FactUse use) {
    String label = label(desk, policy, use.name());
    return use.known()
        .map(fact -> desk.say("basis.known", label, value(desk, policy, use.name(), fact.value()), source(desk, fact)))
        .orElseGet(() -> desk.say("basis.unknown", label));
  }

  private static String source(Desk desk, Fact fact) {
    return desk.word("source", code(fact.source()));
  }

  /** Who can tell a missing fact, and the clauses that wait for it. */
  public static String knowers(Desk desk, MissingFact missing) {
    String who =
        missing.knownBy().stream().sorted().map(each -> desk.word("knows", code(each))).collect(Collectors.joining(", "));
    return missing.clauses().isEmpty()
        ? who
        : desk.say("item.waits_for", who, missing.clauses().stream().sorted().collect(Collectors.joining(", ")));
  }

  /** Codes in words, such as means of payment. */
  public static String words(Desk desk, String group, Collection<String> codes) {
    return codes.stream().map(code -> desk.word(group, code)).collect(Collectors.joining(", "));
  }

  /** A period as the policy writes it, such as {@code 14 days}, in the reader's language. */
  public static String period(Desk desk, String length) {
    Matcher period = PERIOD.matcher(length);
    return period.matches()
        ? desk.t().find("desk.period." + period.group(2), Integer.parseInt(period.group(1))).orElse(length)
        : length;
  }

  /** What would have changed a refusal. */
  public static String turning(Desk desk, Policy policy, Turning turning) {
    return switch (turning.kind()) {
      case UNTIL -> desk.say("turning.until", day(desk, turning), turning.clause());
      case FROM -> desk.say("turning.from", day(desk, turning), turning.clause());
      case IF_FACT ->
          desk.say(
              "turning.if_fact", turning.fact().map(name -> label(desk, policy, name)).orElse("–"), turning.clause());
      case MORE_IF ->
          desk.say(
              "turning.more_if", turning.fact().map(name -> label(desk, policy, name)).orElse("–"), turning.clause());
      case INSTEAD -> {
        String other = turning.resolution().map(each -> desk.word("resolution", each.code())).orElse("–");
        yield turning.day().isPresent()
            ? desk.say("turning.instead_until", other, day(desk, turning))
            : desk.say("turning.instead", other);
      }
    };
  }

  private static String day(Desk desk, Turning turning) {
    return turning.day().map(day -> desk.f().day(day)).orElse("–");
  }

  /** What an entry of the history tells beside its kind. Arguments without words stay unsaid. */
  public static List<String> details(Desk desk, CaseEvent event) {
    return new TreeMap<>(event.data())
        .entrySet().stream()
            .flatMap(each -> detail(desk, each.getKey(), each.getValue()).stream())
            .toList();
  }

  private static Optional<String> detail(Desk desk, String name, String text) {
    return text.isBlank() ? Optional.empty() : desk.t().find("desk.detail." + name, readable(desk, name, text));
  }

  private static String readable(Desk desk, String name, String text) {
    try {
      return desk.f().day(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      return desk.t().find("desk." + name + "." + text).orElse(text);
    }
  }

  private static String code(FactSource source) {
    return source.name().toLowerCase(Locale.ROOT);
  }
}
