package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import retour.policy.decision.LineDecision;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.fact.FactSource;

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
    PaperDecider papers = new PaperDecider(program, line.claimed());
    return new LineDecision(
        line.line().line(),
        resolutions,
        new ClauseOutcomes(program, line).all(),
        open.missing(new Questions(program, open).next(line.claimed()), line.claimed()),
        open.missing(checklist(), line.verified()),
        papers.requirements(),
        papers.referrals(),
        papers.freight(),
        papers.targets());
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
}
