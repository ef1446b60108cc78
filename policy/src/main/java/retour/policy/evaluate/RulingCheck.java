package retour.policy.evaluate;

import java.util.List;
import retour.policy.fact.Ruling;
import retour.policy.language.Effect;
import retour.policy.language.Figure;
import retour.policy.language.ReviewOption;

/** Makes sure that a ruling is one the policy allows. */
final class RulingCheck {

  private RulingCheck() {}

  /** @throws IllegalArgumentException when the clause, the option or the rate is none the policy knows */
  static void require(Ruling ruling, Program program) {
    List<CompiledRule> rules = program.rulesOf(ruling.clause());
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("no clause `" + ruling.clause() + "` to rule on");
    }
    if (ruling.option().equals(Ruling.WAIVE)) {
      return;
    }
    boolean allowed =
        rules.stream().flatMap(rule -> rule.effects().stream()).anyMatch(effect -> allows(effect, ruling));
    if (!allowed) {
      throw new IllegalArgumentException(
          "clause `" + ruling.clause() + "` does not leave `" + ruling.option() + "` at this rate to staff");
    }
  }

  private static boolean allows(Effect effect, Ruling ruling) {
    return switch (effect) {
      case Effect.Forbid forbid -> forbid.confirm() && ruling.option().equals(Ruling.CONFIRM);
      case Effect.Review review ->
          review.options().stream()
              .filter(option -> option.name().equals(ruling.option()))
              .anyMatch(option -> !(option instanceof ReviewOption.Adjusted adjusted) || fits(adjusted.rate(), ruling));
      case Effect.Adjust adjust ->
          adjust.figure() instanceof Figure.Rate rate && isAdjusting(ruling.option()) && fits(rate, ruling);
      case Effect.Permit _, Effect.Floor _, Effect.Require _, Effect.Refer _, Effect.PayBy _, Effect.Inform _ -> false;
    };
  }

  private static boolean isAdjusting(String option) {
    return option.equals("charge") || option.equals("deduct") || option.equals(Ruling.CONFIRM);
  }

  private static boolean fits(Figure.Rate rate, Ruling ruling) {
    return ruling
        .percent()
        .map(percent -> percent.compareTo(rate.from()) >= 0 && percent.compareTo(rate.to()) <= 0)
        .orElse(true);
  }
}
