package retour.policy.evaluate;

import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import retour.policy.FactQuestion;
import retour.policy.decision.MissingFact;
import retour.policy.decision.Resolution;
import retour.policy.fact.FactSource;

/** Finds what is still open: the facts that are missing and can still change something, and who knows them. */
final class Open {

  private static final BitSet NONE = new BitSet();

  private final Program program;
  private final IdentityHashMap<Situation, EnumMap<Resolution, BitSet>> byPlan = new IdentityHashMap<>(4);
  private final IdentityHashMap<Situation, List<BitSet>> byClause = new IdentityHashMap<>(2);

  Open(Program program) {
    this.program = program;
  }

  /** The facts on which one resolution still depends: whether it is possible, and for how much. Not to be changed. */
  BitSet facts(ResolutionPlan plan, Situation situation) {
    return byPlan
        .computeIfAbsent(situation, _ -> new EnumMap<>(Resolution.class))
        .computeIfAbsent(plan.resolution(), _ -> find(plan, situation));
  }

  private static BitSet find(ResolutionPlan plan, Situation situation) {
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

  boolean isKnownBy(int fact, FactSource source) {
    return program.facts().get(fact).question().knownBy().contains(source);
  }

  /** Whether nobody but the inspector can tell. */
  boolean isForInspector(int fact) {
    return isKnownBy(fact, FactSource.INSPECTOR) && !isKnownBy(fact, FactSource.SHOPPER);
  }

  /** Leaves only the facts that somebody can know. */
  void keepKnownBy(FactSource source, BitSet facts) {
    for (int fact = facts.nextSetBit(0); fact >= 0; fact = facts.nextSetBit(fact + 1)) {
      if (!isKnownBy(fact, source)) {
        facts.clear(fact);
      }
    }
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
