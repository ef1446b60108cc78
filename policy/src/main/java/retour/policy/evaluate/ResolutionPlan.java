package retour.policy.evaluate;

import java.util.List;
import java.util.Set;
import retour.policy.decision.Resolution;
import retour.policy.language.Effect;
import retour.policy.language.Figure;
import retour.policy.language.Per;

/**
 * Everything a policy says about one resolution.
 *
 * @param permitted whether it is possible, staff's rulings included
 * @param permits what may allow it
 * @param forbids what rules it out for certain, staff's confirmations included
 * @param pending what a person has to decide
 * @param money what changes the sum, in the order of the clauses
 * @param floors the laws that grant it
 * @param windows the windows on which its being possible depends
 */
record ResolutionPlan(
    Resolution resolution,
    Node permitted,
    List<Ground> permits,
    List<Ground> forbids,
    List<Pending> pending,
    List<MoneyRule> money,
    List<Ground> floors,
    List<WindowUse> windows) {

  /** Whether no clause allows it and only staff may give it in place of another. */
  boolean isStaffsAlone() {
    for (Ground ground : permits) {
      for (Effect effect : ground.rule().effects()) {
        if (effect instanceof Effect.Permit || effect instanceof Effect.Floor) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * One reason for or against.
   *
   * @param alone its clause as the only one of a list
   */
  record Ground(String clause, Node holds, CompiledRule rule, List<String> alone) {

    Ground(CompiledRule rule, Node holds) {
      this(rule.id(), holds, rule, List.of(rule.id()));
    }
  }

  /**
   * One thing that waits for a person's word.
   *
   * @param applies whether it does
   * @param settledBy the options that settle it
   */
  record Pending(CompiledRule rule, Node applies, Effect effect, Set<String> settledBy) {

    boolean isSettled(Situation situation) {
      return situation.isRuled(rule.id(), ruling -> settledBy.contains(ruling.option()));
    }

    /** Whether it certainly waits: the rule applies and nobody has ruled. */
    boolean isOpen(Situation situation) {
      return applies.value(situation) == Truth.YES && !isSettled(situation);
    }
  }

  /**
   * One change of the sum.
   *
   * @param applies whether it does; open as long as a figure is awaited
   * @param figures the facts it reckons with
   * @param permitted whether the resolution is possible, before it is asked who shares a sum
   */
  record MoneyRule(CompiledRule rule, Node applies, Effect.Adjust adjust, Figures figures, Node permitted) {

    String clause() {
      return rule.id();
    }

    int factNumber() {
      return figures.fact();
    }

    int baseNumber() {
      return figures.base();
    }

    int countNumber() {
      return figures.count();
    }

    /** Whether it is reckoned from the line's own money and one sum at most. */
    boolean isPlain() {
      return adjust.per() == Per.LINE
          && switch (adjust.figure()) {
            case Figure.Rate rate -> rate.base().isEmpty();
            case Figure.Sum _ -> true;
            case Figure.Chosen _ -> false;
            case Figure.FromFact figure -> figure.atLeast().isEmpty() && figure.atMost().isEmpty();
          };
    }
  }

  /**
   * The numbers of the facts that a sum is reckoned with, -1 where there is none.
   *
   * @param fact the sum itself
   * @param base what a rate is of
   * @param count how many units or parcels
   */
  record Figures(int fact, int base, int count) {

    static final Figures NONE = new Figures(-1, -1, -1);
  }

  record WindowUse(Window window, String clause) {}
}
