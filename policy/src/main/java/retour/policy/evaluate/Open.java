package retour.policy.evaluate;

import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import retour.policy.FactQuestion;
import retour.policy.decision.MissingFact;
import retour.policy.decision.Resolution;

/** Finds what is still open for one line: the facts that are missing and can still change something. */
final class Open {

  private static final BitSet NONE = new BitSet();

  private final Program program;
  private final LineCase line;
  private final Map<Resolution, BitSet> claimed = new EnumMap<>(Resolution.class);
  private final Map<Resolution, BitSet> verified;
  private final IdentityHashMap<Situation, List<BitSet>> byClause = new IdentityHashMap<>(2);

  Open(Program program, LineCase line) {
    this.program = program;
    this.line = line;
    this.verified = isVerified(line) ? claimed : new EnumMap<>(Resolution.class);
  }

  @SuppressWarnings("ReferenceEquality") // the very same, see LineCase
  private static boolean isVerified(LineCase line) {
    return line.claimed() == line.verified();
  }

  /** The facts on which a resolution still depends when everybody is taken at their word. Not to be changed. */
  BitSet claimed(ResolutionPlan plan) {
    return kept(claimed, plan, line.claimed());
  }

  /** The facts on which a resolution still depends until the inspector has looked. Not to be changed. */
  BitSet verified(ResolutionPlan plan) {
    return kept(verified, plan, line.verified());
  }

  private static BitSet kept(Map<Resolution, BitSet> kept, ResolutionPlan plan, Situation situation) {
    BitSet known = kept.get(plan.resolution());
    if (known == null) {
      known = facts(plan, situation);
      kept.put(plan.resolution(), known);
    }
    return known;
  }

  /** The facts on which one resolution depends: whether it is possible, and for how much. Not to be changed. */
  static BitSet facts(ResolutionPlan plan, Situation situation) {
    if (plan.permitted().value(situation) == Truth.NO) {
      return NONE;
    }
    BitSet facts = new BitSet();
    plan.permitted().openFacts(situation, facts);
    for (ResolutionPlan.Pending pending : plan.pending()) {
      if (!pending.isSettled(situation)) {
        pending.applies().openFacts(situation, facts);
      }
    }
    for (ResolutionPlan.MoneyRule rule : plan.money()) {
      rule.applies().openFacts(situation, facts);
    }
    return facts;
  }

  /** The facts with the clauses that wait for them. */
  List<MissingFact> missing(BitSet facts, Situation situation) {
    if (facts.isEmpty()) {
      return List.of();
    }
    List<BitSet> open = byClause.computeIfAbsent(situation, this::openByClause);
    return facts.stream().mapToObj(fact -> missing(fact, open)).toList();
  }

  private MissingFact missing(int fact, List<BitSet> open) {
    Set<String> clauses = new LinkedHashSet<>();
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i).get(fact)) {
        clauses.add(program.outcomes().get(i).id());
      }
    }
    FactQuestion question = program.facts().get(fact).question();
    return new MissingFact(question.name(), question.knownBy(), Collections.unmodifiableSet(clauses));
  }

  /** What each clause waits for, in the order of the clauses' ids. */
  private List<BitSet> openByClause(Situation situation) {
    return program.outcomes().stream().map(clause -> openIn(clause.applies(), situation)).toList();
  }

  private static BitSet openIn(Node node, Situation situation) {
    if (node.value(situation) != Truth.UNKNOWN) {
      return NONE;
    }
    BitSet open = new BitSet();
    node.unknowns(situation, open);
    return open;
  }
}
