package retour.policy.evaluate;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import retour.policy.fact.FactSource;
import retour.policy.language.FactRule;

/** Who can know which facts. */
final class Witnesses {

  private final Map<FactSource, BitSet> known = new EnumMap<>(FactSource.class);
  private final BitSet recordedOnce = new BitSet();

  Witnesses(List<FactRule> facts) {
    for (FactSource source : FactSource.values()) {
      known.put(source, new BitSet());
    }
    for (int fact = 0; fact < facts.size(); fact++) {
      boolean once = true;
      for (FactSource source : facts.get(fact).question().knownBy()) {
        knownBy(source).set(fact);
        once &= source == FactSource.ORDER || source == FactSource.CATALOG;
      }
      recordedOnce.set(fact, once);
    }
  }

  private BitSet knownBy(FactSource source) {
    return Objects.requireNonNull(known.get(source));
  }

  boolean knows(FactSource source, int fact) {
    return knownBy(source).get(fact);
  }

  /** Whether nobody but the inspector can tell. */
  boolean isForInspector(int fact) {
    return knows(FactSource.INSPECTOR, fact) && !knows(FactSource.SHOPPER, fact);
  }

  /** Whether the order itself settled it, so that nobody can bring it about any more. */
  boolean isRecordedOnce(int fact) {
    return recordedOnce.get(fact);
  }

  /** Whether the shopper or the inspector can tell, so that it is about what they see and do. */
  boolean isSeen(int fact) {
    return knows(FactSource.INSPECTOR, fact) || knows(FactSource.SHOPPER, fact);
  }

  /** Leaves only the facts that somebody can know. */
  void keepKnownBy(FactSource source, BitSet facts) {
    facts.and(knownBy(source));
  }
}
