package retour.policy.evaluate;

import java.util.List;
import retour.policy.language.Effect;

/** What rules say beside yes, no and how much, gathered once by kind, in the order of the clauses' ids. */
record Papers(
    List<Said<Effect.Require>> requirements,
    List<Said<Effect.Refer>> referrals,
    List<Said<Effect.PayBy>> payments,
    List<Said<Effect.Carriage>> carriages,
    List<Said<Effect.Aim>> aims) {

  /** One effect with the rule that has it. */
  record Said<T extends Effect>(CompiledRule rule, T effect) {

    String clause() {
      return rule.id();
    }

    boolean holds(Situation situation) {
      return rule.effective().value(situation) == Truth.YES;
    }
  }

  static Papers of(List<CompiledRule> rules) {
    return new Papers(
        said(rules, Effect.Require.class),
        said(rules, Effect.Refer.class),
        said(rules, Effect.PayBy.class),
        said(rules, Effect.Carriage.class),
        said(rules, Effect.Aim.class));
  }

  private static <T extends Effect> List<Said<T>> said(List<CompiledRule> rules, Class<T> kind) {
    return rules.stream()
        .flatMap(
            rule ->
                rule.effects().stream().filter(kind::isInstance).map(kind::cast).map(effect -> new Said<>(rule, effect)))
        .toList();
  }
}
