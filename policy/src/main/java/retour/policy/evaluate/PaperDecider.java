package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retour.policy.decision.Deadline;
import retour.policy.decision.Freight;
import retour.policy.decision.Referral;
import retour.policy.decision.Requirement;
import retour.policy.decision.Target;
import retour.policy.evaluate.Papers.Said;

/** Tells what has to be there, whom to turn to, who bears which freight, and by when the store means to do what. */
final class PaperDecider {

  private final Papers papers;
  private final Situation situation;

  PaperDecider(Program program, Situation situation) {
    this.papers = program.papers();
    this.situation = situation;
  }

  List<Requirement> requirements() {
    List<Requirement> found = new ArrayList<>();
    for (Said<Requirement> said : papers.requirements()) {
      if (said.holds(situation)) {
        Optional<Deadline> until = said.lastDay(situation);
        for (Requirement each : said.all()) {
          found.add(until.isEmpty() ? each : each.until(until.get()));
        }
      }
    }
    return found;
  }

  List<Referral> referrals() {
    List<Referral> found = new ArrayList<>();
    for (Said<Referral> said : papers.referrals()) {
      if (said.holds(situation)) {
        found.addAll(said.all());
      }
    }
    return found;
  }

  List<Target> targets() {
    List<Target> found = new ArrayList<>();
    for (Said<Target> said : papers.targets()) {
      if (said.holds(situation)) {
        Optional<Deadline> until = said.lastDay(situation);
        for (Target each : said.all()) {
          found.add(until.isEmpty() ? each : new Target(each.clause(), each.what(), until));
        }
      }
    }
    return found;
  }

  /** Where clauses disagree about a leg, what favours the customer counts. */
  List<Freight> freight() {
    if (papers.freight().isEmpty()) {
      return List.of();
    }
    Map<Freight.Leg, Freight> byLeg = new EnumMap<>(Freight.Leg.class);
    for (Said<Freight> said : papers.freight()) {
      if (said.holds(situation)) {
        for (Freight each : said.all()) {
          byLeg.put(each.leg(), joined(byLeg.get(each.leg()), each));
        }
      }
    }
    return List.copyOf(byLeg.values());
  }

  private static Freight joined(@Nullable Freight before, Freight also) {
    int better = before == null ? 1 : also.payer().compareTo(before.payer());
    if (before == null || better > 0) {
      return also;
    }
    String clause = also.clauses().getFirst();
    if (better < 0 || before.clauses().contains(clause)) {
      return before;
    }
    List<String> clauses = new ArrayList<>(before.clauses());
    clauses.add(clause);
    return new Freight(before.leg(), before.payer(), clauses);
  }
}
