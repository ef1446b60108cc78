package retour.server.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import retour.policy.money.Money;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;

/** Reads what was typed into a form; what cannot be understood is refused naming the field. */
final class Typed {

  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_WHOLE_NUMBER = 6;

  private Typed() {}

  /** A text that must be there, at most 2,000 characters. */
  static String text(String field, String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      throw fault(field, "missing");
    }
    return optionalText(field, text);
  }

  /** A text that may be empty, at most 2,000 characters. */
  static String optionalText(String field, String typed) {
    if (typed.length() > LONGEST_TEXT) {
      throw fault(field, "too_long");
    }
    return typed.strip();
  }

  /** A count of things from 0. */
  static int count(String field, String typed) {
    String text = typed.strip();
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw fault(field, "not_a_whole_number");
    }
    if (text.length() > LONGEST_WHOLE_NUMBER) {
      throw fault(field, "too_large");
    }
    return Integer.parseInt(text);
  }

  /**
   * An amount from 0 on, both {@code 12.50} and {@code 12,50}, not finer than the currency.
   *
   * @param currency ISO 4217 code
   */
  static Money amount(String field, String typed, String currency) {
    String text = typed.strip().replace(',', '.');
    if (!text.matches("\\d{1,9}(\\.\\d{1,4})?")) {
      throw fault(field, "not_an_amount");
    }
    try {
      return Money.parse(text, currency);
    } catch (ArithmeticException tooFine) {
      throw fault(field, "not_an_amount");
    }
  }

  /** The fields whose name starts with {@code prefix}, without it; empty ones are left out. */
  static Map<String, String> group(Map<String, String> form, String prefix) {
    Map<String, String> group = new TreeMap<>();
    form.forEach(
        (name, typed) -> {
          if (name.startsWith(prefix) && !typed.isBlank()) {
            group.put(name.substring(prefix.length()), typed.strip());
          }
        });
    return group;
  }

  /** Counts by number, such as {@code count-1=2}. */
  static Map<Integer, Integer> counts(Map<String, String> form, String prefix) {
    Map<Integer, Integer> counts = new HashMap<>();
    group(form, prefix).forEach((number, typed) -> counts.put(count(prefix, number), count(prefix + number, typed)));
    return counts;
  }

  static Refused fault(String field, String code) {
    return Refused.fields(List.of(new FieldFault(field, code)));
  }
}
