package retour.policy.evaluate;

import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Resolution;
import retour.policy.evaluate.ResolutionPlan.Ground;
import retour.policy.evaluate.ResolutionPlan.MoneyRule;
import retour.policy.language.Clause;
import retour.policy.language.Effect;

/**
 * What telling a clause's outcome needs, gathered once.
 *
 * @param applies whether any of its rules takes effect
 * @param facts the numbers of the facts that its conditions look at, in the order of their names
 * @param winners the clauses that it gives way to
 * @param money what it changes of the sums
 * @param against what it holds against the customer where some law grants the same
 */
record ClauseSheet(
    String id,
    List<CompiledRule> rules,
    Node applies,
    List<Integer> facts,
    List<Winner> winners,
    List<MoneyRule> money,
    List<Against> against) {

  /** Another clause, and whether it applies. */
  record Winner(String clause, Node applies) {}

  /** A rule that speaks against the customer, and the laws that may grant it all the same. */
  record Against(Node effective, List<Ground> floors) {}

  /** A sheet for every clause, in the order of their ids. */
  static List<ClauseSheet> all(Program program) {
    return program.clauses().stream()
        .sorted(Comparator.comparing(Clause::id))
        .map(clause -> of(clause.id(), program))
        .toList();
  }

  private static ClauseSheet of(String id, Program program) {
    List<CompiledRule> rules = program.rulesOf(id);
    BitSet used = new BitSet();
    rules.forEach(rule -> rule.condition().uses(used));
    return new ClauseSheet(
        id,
        rules,
        applies(id, program),
        used.stream().boxed().sorted(Comparator.comparing(fact -> program.facts().get(fact).name())).toList(),
        program.overriddenBy().getOrDefault(id, List.of()).stream()
            .map(winner -> new Winner(winner, applies(winner, program)))
            .toList(),
        rules.isEmpty()
            ? List.of()
            : program.plans().stream()
                .flatMap(plan -> plan.money().stream())
                .filter(each -> each.clause().equals(id))
                .toList(),
        rules.stream()
            .filter(rule -> !rule.layer().law())
            .map(rule -> against(rule, program))
            .filter(against -> !against.floors().isEmpty())
            .toList());
  }

  private static Node applies(String id, Program program) {
    return Objects.requireNonNull(program.clauseApplies().get(id));
  }

  private static Against against(CompiledRule rule, Program program) {
    Set<Resolution> against = EnumSet.noneOf(Resolution.class);
    rule.effects().forEach(effect -> against.addAll(ruledAgainst(effect)));
    return new Against(
        rule.effective(),
        program.plans().stream()
            .filter(plan -> against.contains(plan.resolution()))
            .flatMap(plan -> plan.floors().stream())
            .toList());
  }

  private static Set<Resolution> ruledAgainst(Effect effect) {
    return switch (effect) {
      case Effect.Forbid forbid -> forbid.resolutions();
      case Effect.Review review -> review.resolutions();
      case Effect.Adjust adjust ->
          adjust.kind() == Adjustment.Kind.REIMBURSEMENT ? Set.of() : adjust.resolutions();
      case Effect.Permit _, Effect.Floor _, Effect.Require _, Effect.Refer _, Effect.PayBy _, Effect.Carriage _,
          Effect.Aim _, Effect.Inform _ ->
          Set.of();
    };
  }
}
