package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import retour.policy.decision.LineDecision;
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
    this.open = new Open(program, line);
  }

  LineDecision decide() {
    PaperDecider papers = new PaperDecider(program, line.claimed());
    return new LineDecision(
        line.line().line(),
        resolutions(),
        new ClauseOutcomes(program, line).all(),
        open.missing(questions(), line.claimed()),
        open.missing(checklist(), line.verified()),
        papers.requirements(),
        papers.referrals(),
        papers.freight(),
        papers.targets());
  }

  private List<ResolutionDecision> resolutions() {
    ResolutionDecider decider = new ResolutionDecider(program, line, open);
    List<ResolutionPlan> possible = new ArrayList<>(program.plans().size());
    for (ResolutionPlan plan : program.plans()) {
      if (decider.isPossible(plan)) {
        possible.add(plan);
      }
    }
    List<ResolutionDecision> resolutions = new ArrayList<>(program.plans().size());
    for (ResolutionPlan plan : program.plans()) {
      if (decider.isPossible(plan)) {
        resolutions.add(decider.standing(plan));
      } else if (!plan.isStaffsAlone()) {
        resolutions.add(decider.refused(plan, possible));
      }
    }
    return resolutions;
  }

  private BitSet questions() {
    return new Questions(program).next(line.claimed());
  }

  /** What the inspector can tell and nobody has verified, for the resolutions still possible. */
  private BitSet checklist() {
    BitSet facts = new BitSet();
    for (ResolutionPlan plan : program.plans()) {
      if (plan.permitted().value(line.claimed()) != Truth.NO) {
        facts.or(open.verified(plan));
      }
    }
    program.sheet().witnesses().keepKnownBy(FactSource.INSPECTOR, facts);
    return facts;
  }
}
