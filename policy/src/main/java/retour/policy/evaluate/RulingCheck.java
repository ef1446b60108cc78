package retour.policy.evaluate;

import java.util.List;
import retour.policy.fact.Ruling;
import retour.policy.language.Effect;
import retour.policy.language.Figure;
import retour.policy.language.ReviewOption;
import retour.policy.money.Money;

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
              .anyMatch(option -> !(option instanceof ReviewOption.Adjusted adjusted) || fits(adjusted.figure(), ruling));
      case Effect.Adjust adjust ->
          isChoice(adjust.figure()) && isAdjusting(ruling.option()) && fits(adjust.figure(), ruling);
      case Effect.Permit _, Effect.Floor _, Effect.Require _, Effect.Refer _, Effect.PayBy _, Effect.Carriage _,
          Effect.Aim _, Effect.Inform _ -> false;
    };
  }

  private static boolean isAdjusting(String option) {
    return option.equals("charge") || option.equals("deduct") || option.equals(Ruling.CONFIRM);
  }

  private static boolean isChoice(Figure figure) {
    return switch (figure) {
      case Figure.Rate _, Figure.Chosen _ -> true;
      case Figure.Sum _, Figure.FromFact _ -> false;
    };
  }

  /** A rate is ruled on in percent and a sum by a sum; who rules on neither takes what is proposed. */
  private static boolean fits(Figure figure, Ruling ruling) {
    return switch (figure) {
      case Figure.Rate rate ->
          ruling.amount().isEmpty()
              && ruling.percent().map(each -> lies(each, rate.from(), rate.to())).orElse(true);
      case Figure.Chosen chosen ->
          ruling.percent().isEmpty()
              && ruling.amount().map(each -> isWithin(each, chosen)).orElse(true);
      case Figure.Sum _, Figure.FromFact _ -> ruling.percent().isEmpty() && ruling.amount().isEmpty();
    };
  }

  private static boolean isWithin(Money amount, Figure.Chosen chosen) {
    return amount.currency().equals(chosen.from().currency()) && lies(amount, chosen.from(), chosen.to());
  }

  private static <T extends Comparable<T>> boolean lies(T value, T from, T to) {
    return value.compareTo(from) >= 0 && value.compareTo(to) <= 0;
  }
}
