package retour.policy.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import retour.policy.decision.Deadline;
import retour.policy.decision.Freight;
import retour.policy.decision.Referral;
import retour.policy.decision.Requirement;
import retour.policy.decision.Target;
import retour.policy.language.Effect;

/**
 * What rules say beside yes, no and how much, gathered once by kind, in the order of the clauses' ids, and already in the
 * words of a decision.
 *
 * @param requirements as they are without a last day
 * @param payments the codes of means of payment
 * @param targets as they are without a day
 */
record Papers(
    List<Said<Requirement>> requirements,
    List<Said<Referral>> referrals,
    List<Said<String>> payments,
    List<Said<Freight>> freight,
    List<Said<Target>> targets) {

  /**
   * What one rule says.
   *
   * @param windows the cases of the window that gives it a last day; none where it has none
   */
  record Said<T>(CompiledRule rule, List<T> all, List<Window> windows) {

    Said {
      all = List.copyOf(all);
    }

    Said(CompiledRule rule, List<T> all) {
      this(rule, all, List.of());
    }

    boolean holds(Situation situation) {
      return rule.effective().value(situation) == Truth.YES;
    }

    /** The last day by the case of the window that gives the longest time. */
    Optional<Deadline> lastDay(Situation situation) {
      Window longest = null;
      Span latest = null;
      for (Window window : windows) {
        Span span = window.span(situation);
        if (span != null && !span.stands() && (latest == null || span.last().isAfter(latest.last()))) {
          longest = window;
          latest = span;
        }
      }
      return longest == null ? Optional.empty() : longest.deadline(situation, rule.id());
    }
  }

  /** An effect and the rule that has it. */
  private record Found<T>(CompiledRule rule, T effect) {

    List<Window> window(String name) {
      return rule.layer().window(name);
    }
  }

  static Papers of(List<CompiledRule> rules) {
    return new Papers(
        said(rules, Effect.Require.class, Papers::requirement),
        said(rules, Effect.Refer.class, found -> new Said<>(found.rule, List.of(referral(found)))),
        said(rules, Effect.PayBy.class, found -> new Said<>(found.rule, List.of(found.effect.means()))),
        said(rules, Effect.Carriage.class, Papers::freight),
        said(rules, Effect.Aim.class, Papers::target));
  }

  private static <E extends Effect, T> List<Said<T>> said(
      List<CompiledRule> rules, Class<E> kind, Function<Found<E>, Said<T>> words) {
    return rules.stream()
        .flatMap(
            rule ->
                rule.effects().stream()
                    .filter(kind::isInstance)
                    .map(effect -> words.apply(new Found<>(rule, kind.cast(effect)))))
        .toList();
  }

  private static Said<Requirement> requirement(Found<Effect.Require> found) {
    Effect.Require require = found.effect;
    return new Said<>(
        found.rule,
        require.what().stream()
            .map(what -> new Requirement(found.rule.id(), what, require.by(), require.series()))
            .toList(),
        require.window().map(found::window).orElse(List.of()));
  }

  private static Referral referral(Found<Effect.Refer> found) {
    return new Referral(found.rule.id(), found.effect.to());
  }

  private static Said<Target> target(Found<Effect.Aim> found) {
    return new Said<>(
        found.rule,
        found.effect.what().stream().map(what -> new Target(found.rule.id(), what, Optional.empty())).toList(),
        found.window(found.effect.window()));
  }

  private static Said<Freight> freight(Found<Effect.Carriage> found) {
    return new Said<>(
        found.rule,
        found.effect.legs().stream()
            .sorted()
            .map(leg -> new Freight(leg, found.effect.payer(), List.of(found.rule.id())))
            .toList());
  }
}
