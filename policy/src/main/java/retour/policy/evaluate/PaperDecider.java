package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import retour.policy.decision.Deadline;
import retour.policy.decision.Freight;
import retour.policy.decision.Referral;
import retour.policy.decision.Requirement;
import retour.policy.decision.Target;
import retour.policy.evaluate.Papers.Said;
import retour.policy.language.Effect;

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
    for (Said<Effect.Require> said : papers.requirements()) {
      if (said.holds(situation)) {
        Effect.Require require = said.effect();
        Optional<Deadline> until = require.window().flatMap(window -> lastDay(said, window));
        require
            .what()
            .forEach(what -> found.add(new Requirement(said.clause(), what, require.by(), require.series(), until)));
      }
    }
    return found;
  }

  List<Referral> referrals() {
    List<Referral> found = new ArrayList<>();
    for (Said<Effect.Refer> said : papers.referrals()) {
      if (said.holds(situation)) {
        found.add(new Referral(said.clause(), said.effect().to()));
      }
    }
    return found;
  }

  List<Target> targets() {
    List<Target> found = new ArrayList<>();
    for (Said<Effect.Aim> said : papers.aims()) {
      if (said.holds(situation)) {
        Optional<Deadline> until = lastDay(said, said.effect().window());
        said.effect().what().forEach(what -> found.add(new Target(said.clause(), what, until)));
      }
    }
    return found;
  }

  /** Where clauses disagree about a leg, what favours the customer counts. */
  List<Freight> freight() {
    if (papers.carriages().isEmpty()) {
      return List.of();
    }
    Map<Freight.Leg, Freight.Payer> payers = new EnumMap<>(Freight.Leg.class);
    Map<Freight.Leg, Set<String>> clauses = new EnumMap<>(Freight.Leg.class);
    for (Said<Effect.Carriage> said : papers.carriages()) {
      if (said.holds(situation)) {
        said.effect().legs().forEach(leg -> say(leg, said, payers, clauses));
      }
    }
    List<Freight> found = new ArrayList<>();
    payers.forEach((leg, payer) -> found.add(new Freight(leg, payer, List.copyOf(clauses.getOrDefault(leg, Set.of())))));
    return found;
  }

  private static void say(
      Freight.Leg leg,
      Said<Effect.Carriage> said,
      Map<Freight.Leg, Freight.Payer> payers,
      Map<Freight.Leg, Set<String>> clauses) {
    Freight.Payer payer = said.effect().payer();
    int better = payer.compareTo(payers.getOrDefault(leg, payer));
    if (better > 0 || !payers.containsKey(leg)) {
      payers.put(leg, payer);
      clauses.put(leg, new LinkedHashSet<>(Set.of(said.clause())));
    } else if (better == 0) {
      clauses.computeIfAbsent(leg, _ -> new LinkedHashSet<>()).add(said.clause());
    }
  }

  /** The last day by the case of the window that gives the longest time. */
  private Optional<Deadline> lastDay(Said<?> said, String window) {
    return said.rule().layer().window(window).stream()
        .flatMap(each -> each.deadline(situation, said.clause()).stream())
        .max(Comparator.comparing(Deadline::lastDay));
  }
}
