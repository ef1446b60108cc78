package retour.policy.check;

import retour.policy.FactQuestion;

/** The types of the language in plain words. */
final class TypeWords {

  private TypeWords() {}

  static String of(FactQuestion.Type type) {
    return switch (type) {
      case YES_NO -> "a yes or no";
      case CHOICE -> "a choice";
      case WHOLE_NUMBER -> "a whole number";
      case AMOUNT -> "an amount";
      case DAY -> "a day";
      case TEXT -> "a text";
    };
  }
}
