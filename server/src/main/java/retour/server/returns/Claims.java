package retour.server.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.policy.FactQuestion;
import retour.policy.Policy;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.server.problem.FieldFault;
import retour.server.problem.Refused;

/** Checks what a person says against what the policy declares: the fact, its type, and whether it is theirs to say. */
final class Claims {

  /** Characters a text may have. */
  static final int LONGEST_TEXT = 2000;

  private final Policy policy;
  private final List<FieldFault> faults = new ArrayList<>();

  Claims(Policy policy) {
    this.policy = policy;
  }

  /** What is wrong, in the order it was found. */
  List<FieldFault> faults() {
    return List.copyOf(faults);
  }

  /**
   * The shopper's answers as facts; what is wrong is noted among the faults.
   *
   * @param shared whether they are answers about the whole return
   * @param field where they stand in what was sent, such as {@code /lines/0/claims}
   */
  Facts ofShopper(Map<String, FactValue> said, boolean shared, String field) {
    List<Fact> facts = new ArrayList<>();
    said.forEach(
        (name, value) -> {
          Optional<String> fault = fault(name, value, shared);
          fault.ifPresent(code -> faults.add(new FieldFault(field + "/" + name, code)));
          if (fault.isEmpty()) {
            facts.add(new Fact(name, value, FactSource.SHOPPER));
          }
        });
    return Facts.of(facts);
  }

  /**
   * Words that must be there, at most {@value #LONGEST_TEXT} characters.
   *
   * @throws Refused with INVALID_INPUT: {@code missing} or {@code too_long}
   */
  static void requireText(String text, String field) {
    if (text.isBlank()) {
      throw Refused.fields(List.of(new FieldFault(field, "missing")));
    }
    if (text.length() > LONGEST_TEXT) {
      throw Refused.fields(List.of(new FieldFault(field, "too_long")));
    }
  }

  private Optional<String> fault(String name, FactValue value, boolean shared) {
    return policy
        .fact(name)
        .map(question -> !question.knownBy().contains(FactSource.SHOPPER)
            ? Optional.of("not_yours_to_say")
            : question.shared() != shared ? Optional.of("wrong_place") : fault(question, value))
        .orElse(Optional.of("unknown_fact"));
  }

  /** What is wrong with a value for this question, by the message key's last part. */
  static Optional<String> fault(FactQuestion question, FactValue value) {
    return switch (value) {
      case FactValue.YesNo _ -> unless(question, FactQuestion.Type.YES_NO);
      case FactValue.Day _ -> unless(question, FactQuestion.Type.DAY);
      case FactValue.WholeNumber _ -> unless(question, FactQuestion.Type.WHOLE_NUMBER);
      case FactValue.Amount amount ->
          amount.value().isNegative() ? Optional.of("negative") : unless(question, FactQuestion.Type.AMOUNT);
      case FactValue.Text text ->
          text.value().length() > LONGEST_TEXT ? Optional.of("too_long") : unless(question, FactQuestion.Type.TEXT);
      case FactValue.Choice choice ->
          question.type() == FactQuestion.Type.CHOICE && question.choice(choice.value()).isEmpty()
              ? Optional.of("unknown_choice")
              : unless(question, FactQuestion.Type.CHOICE);
    };
  }

  private static Optional<String> unless(FactQuestion question, FactQuestion.Type type) {
    return question.type() == type ? Optional.empty() : Optional.of("wrong_type");
  }
}
