package retour.server.portal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;
import retour.server.returns.ReturnDraft;

/** What a shopper types as answers, read by the type the policy declares. */
final class Answers {

  private static final int LONGEST = 2000;

  private Answers() {}

  /** The draft as the returns module takes it; answers that cannot be read are left out. */
  static ReturnDraft toReturn(Visit visit) {
    Currency currency = visit.order().paid().currency();
    List<ReturnDraft.DraftLine> lines =
        visit.draft().lines().stream()
            .map(
                line ->
                    new ReturnDraft.DraftLine(
                        line.line(),
                        line.quantity(),
                        values(visit.policy(), line.answers(), currency),
                        resolution(line.resolution())))
            .toList();
    return new ReturnDraft(lines, values(visit.policy(), visit.draft().answers(), currency));
  }

  static Optional<Resolution> resolution(String code) {
    return List.of(Resolution.values()).stream().filter(each -> each.code().equals(code)).findFirst();
  }

  private static Map<String, FactValue> values(Policy policy, Map<String, String> answers, Currency currency) {
    Map<String, FactValue> values = new HashMap<>();
    answers.forEach(
        (name, typed) ->
            policy
                .fact(name)
                .flatMap(question -> value(question, typed, currency))
                .ifPresent(value -> values.put(name, value)));
    return values;
  }

  /** The value, or empty where what was typed is none of the question's type. */
  static Optional<FactValue> value(FactQuestion question, String typed, Currency currency) {
    String text = typed.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return switch (question.type()) {
        case YES_NO ->
            switch (text) {
              case "yes" -> Optional.of(FactValue.yes());
              case "no" -> Optional.of(FactValue.no());
              default -> Optional.empty();
            };
        case CHOICE -> question.choice(text).map(choice -> new FactValue.Choice(choice.name()));
        case WHOLE_NUMBER -> Optional.of(new FactValue.WholeNumber(Long.parseLong(text)));
        case AMOUNT -> Optional.of(new FactValue.Amount(amount(text, currency)));
        case DAY -> Optional.of(new FactValue.Day(LocalDate.parse(text)));
        case TEXT -> Optional.of(new FactValue.Text(text));
      };
    } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The value as somebody would have typed it. */
  static String typed(FactValue value) {
    return switch (value) {
      case FactValue.YesNo said -> said.value() ? "yes" : "no";
      case FactValue.Choice said -> said.value();
      case FactValue.WholeNumber said -> Long.toString(said.value());
      case FactValue.Amount said -> said.value().decimal().toPlainString();
      case FactValue.Day said -> said.value().toString();
      case FactValue.Text said -> said.value();
    };
  }

  /** Both {@code 12.50} and {@code 12,50}. */
  private static Money amount(String text, Currency currency) {
    Money amount = Money.parse(text.replace(',', '.').replaceAll("\\s", ""), currency.getCurrencyCode());
    if (amount.isNegative()) {
      throw new IllegalArgumentException("below zero");
    }
    return amount;
  }
}
