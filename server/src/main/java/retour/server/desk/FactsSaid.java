package retour.server.desk;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import retour.policy.fact.CaseFacts;
import retour.policy.fact.Fact;
import retour.policy.fact.FactSource;
import retour.policy.fact.FactValue;
import retour.policy.fact.Facts;
import retour.policy.fact.LineFacts;
import retour.server.returns.ReturnCases.StoredDecision;

/**
 * Who said what about a case over time. A decision holds only the word that counts; the claim it replaced stands in an
 * earlier one.
 */
public final class FactsSaid {

  private FactsSaid() {}

  /** What was said of the whole return, by fact name. */
  static Map<String, Words> ofCase(List<StoredDecision> decisions) {
    Map<String, Words> said = new TreeMap<>();
    decisions.forEach(each -> note(said, each.facts().shared()));
    return said;
  }

  /** What was said of one line, by fact name. */
  static Map<String, Words> ofLine(List<StoredDecision> decisions, String key) {
    Map<String, Words> said = new TreeMap<>();
    decisions.forEach(each -> lineFacts(each.facts(), key).ifPresent(facts -> note(said, facts)));
    return said;
  }

  private static Optional<Facts> lineFacts(CaseFacts facts, String key) {
    return facts.lines().stream().filter(line -> line.line().equals(key)).map(LineFacts::facts).findFirst();
  }

  private static void note(Map<String, Words> said, Facts facts) {
    for (Fact fact : facts.all()) {
      said.computeIfAbsent(fact.name(), _ -> new Words()).add(fact);
    }
  }

  /** How far a fact can be relied on, what deserves attention first. */
  public enum Standing {
    /** The shopper's word, found untrue. */
    CONTRADICTED,
    /** The shopper's word alone. */
    CLAIMED,
    /** The shopper's word, found true. */
    VERIFIED,
    /** Found when the goods arrived; the shopper was not asked. */
    FOUND,
    /** From the records. */
    RECORDED;

    /** As used in message keys and styles. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One source's word. */
  public record Said(FactSource source, FactValue value) {}

  /** What each source said last of one fact. */
  static final class Words {

    private final Map<FactSource, FactValue> bySource = new EnumMap<>(FactSource.class);

    private void add(Fact fact) {
      bySource.put(fact.source(), fact.value());
    }

    List<Said> all() {
      return bySource.entrySet().stream().map(each -> new Said(each.getKey(), each.getValue())).toList();
    }

    Optional<FactValue> by(FactSource source) {
      return Optional.ofNullable(bySource.get(source));
    }

    Standing standing() {
      Optional<FactValue> found = by(FactSource.INSPECTOR).or(() -> by(FactSource.STAFF));
      Optional<FactValue> claimed = by(FactSource.SHOPPER);
      if (found.isEmpty()) {
        return claimed.isPresent() ? Standing.CLAIMED : Standing.RECORDED;
      }
      if (claimed.isEmpty()) {
        return Standing.FOUND;
      }
      return claimed.equals(found) ? Standing.VERIFIED : Standing.CONTRADICTED;
    }
  }
}
