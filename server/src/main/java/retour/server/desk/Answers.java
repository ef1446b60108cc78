package retour.server.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.fact.FactValue;
import retour.policy.money.Money;

/** Turns the answers of a form into facts, by the types the policy declares. */
final class Answers {

  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_NUMBER = 9;

  private final Policy policy;
  private final Currency currency;

  Answers(Policy policy, Currency currency) {
    this.policy = policy;
    this.currency = currency;
  }

  /**
   * Reads answers by fact name.
   *
   * @param prefix what the fields' names start with, for the faults
   * @throws retour.server.problem.Refused with INVALID_INPUT naming the first field that cannot be understood
   */
  Map<String, FactValue> read(Map<String, String> typed, String prefix) {
    Map<String, FactValue> values = new HashMap<>();
    typed.forEach((name, text) -> values.put(name, value(name, text, prefix + name)));
    return values;
  }

  private FactValue value(String name, String text, String field) {
    FactQuestion question = policy.fact(name).orElseThrow(() -> Typed.fault(field, "unknown"));
    return understood(question, text).orElseThrow(() -> Typed.fault(field, fault(question.type())));
  }

  private Optional<FactValue> understood(FactQuestion question, String text) {
    return switch (question.type()) {
      case YES_NO -> yesNo(text);
      case CHOICE -> question.choice(text).map(choice -> new FactValue.Choice(choice.name()));
      case WHOLE_NUMBER -> wholeNumber(text);
      case AMOUNT -> amount(text);
      case DAY -> day(text);
      case TEXT -> text.length() > LONGEST_TEXT ? Optional.empty() : Optional.of(new FactValue.Text(text));
    };
  }

  private static Optional<FactValue> yesNo(String text) {
    return switch (text) {
      case "yes" -> Optional.of(FactValue.yes());
      case "no" -> Optional.of(FactValue.no());
      default -> Optional.empty();
    };
  }

  private static Optional<FactValue> wholeNumber(String text) {
    boolean digits = text.length() <= LONGEST_NUMBER && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && !text.isEmpty() ? Optional.of(new FactValue.WholeNumber(Long.parseLong(text))) : Optional.empty();
  }

  private Optional<FactValue> amount(String text) {
    try {
      return Optional.of(Money.parse(text.replace(',', '.'), currency.getCurrencyCode()))
          .filter(money -> !money.isNegative())
          .map(FactValue.Amount::new);
    } catch (ArithmeticException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<FactValue> day(String text) {
    try {
      return Optional.of(new FactValue.Day(LocalDate.parse(text)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String fault(FactQuestion.Type type) {
    return switch (type) {
      case YES_NO, CHOICE -> "not_a_choice";
      case WHOLE_NUMBER -> "not_a_whole_number";
      case AMOUNT -> "not_an_amount";
      case DAY -> "not_a_day";
      case TEXT -> "too_long";
    };
  }
}
