package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import retour.policy.decision.Deadline;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Referral;
import retour.policy.decision.Requirement;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.fact.FactSource;
import retour.policy.language.Effect;

/** Decides one line. */
final class LineDecider {

  private final Program program;
  private final LineCase line;
  private final Open open;

  LineDecider(Program program, LineCase line) {
    this.program = program;
    this.line = line;
    this.open = new Open(program);
  }

  LineDecision decide() {
    ResolutionDecider decider = new ResolutionDecider(program, line, open);
    Set<Resolution> possible = EnumSet.noneOf(Resolution.class);
    program.plans().stream().filter(decider::isPossible).forEach(plan -> possible.add(plan.resolution()));
    List<ResolutionDecision> resolutions = new ArrayList<>();
    for (ResolutionPlan plan : program.plans()) {
      if (possible.contains(plan.resolution()) || !plan.isStaffsAlone()) {
        resolutions.add(decider.decide(plan, List.copyOf(possible)));
      }
    }
    return new LineDecision(
        line.line().line(),
        resolutions,
        new ClauseOutcomes(program, line).all(),
        open.missing(new Questions(program, open).next(line.claimed()), line.claimed()),
        open.missing(checklist(), line.verified()),
        effects(Effect.Require.class).stream().flatMap(this::requirements).toList(),
        effects(Effect.Refer.class).stream().map(each -> new Referral(each.clause(), each.effect().to())).toList());
  }

  /** What the inspector can tell and nobody has verified, for the resolutions still possible. */
  private BitSet checklist() {
    BitSet facts = new BitSet();
    for (ResolutionPlan plan : program.plans()) {
      if (plan.permitted().value(line.claimed()) != Truth.NO) {
        facts.or(open.facts(plan, line.verified()));
      }
    }
    open.keepKnownBy(FactSource.INSPECTOR, facts);
    return facts;
  }

  private record Applied<T extends Effect>(CompiledRule rule, T effect) {

    String clause() {
      return rule.id();
    }
  }

  private <T extends Effect> List<Applied<T>> effects(Class<T> kind) {
    List<Applied<T>> found = new ArrayList<>();
    for (CompiledRule rule : program.rules()) {
      for (Effect effect : rule.effects()) {
        if (kind.isInstance(effect) && rule.effective().value(line.claimed()) == Truth.YES) {
          found.add(new Applied<>(rule, kind.cast(effect)));
        }
      }
    }
    return found;
  }

  private Stream<Requirement> requirements(Applied<Effect.Require> applied) {
    Effect.Require require = applied.effect();
    return require.what().stream()
        .map(
            what ->
                new Requirement(
                    applied.clause(),
                    what,
                    require.by(),
                    require.series(),
                    require
                        .window()
                        .flatMap(name -> lastDay(applied, name))));
  }

  /** The last day by the case of the window that gives the longest time. */
  private Optional<Deadline> lastDay(Applied<Effect.Require> applied, String window) {
    return applied.rule().layer().window(window).stream()
        .flatMap(each -> each.deadline(line.claimed(), applied.clause()).stream())
        .max(Comparator.comparing(Deadline::lastDay));
  }
}
