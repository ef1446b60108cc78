package retour.policy.fact;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Known facts by name, in the order of their names. What is not in it is unknown. */
public final class Facts {

  private static final Facts NONE = new Facts(List.of());

  private final List<Fact> byName;

  /** @param byName in the order of their names, each name once */
  private Facts(List<Fact> byName) {
    this.byName = byName;
  }

  public static Facts none() {
    return NONE;
  }

  /** Of several facts with one name the last wins. */
  public static Facts of(Collection<Fact> facts) {
    TreeMap<String, Fact> byName = new TreeMap<>();
    facts.forEach(fact -> byName.put(fact.name(), fact));
    return new Facts(List.copyOf(byName.values()));
  }

  public static Facts of(Fact... facts) {
    return of(List.of(facts));
  }

  /** These facts with {@code others} on top: where both know a name, the other wins. */
  public Facts with(Facts others) {
    TreeMap<String, Fact> merged = new TreeMap<>();
    forEach(fact -> merged.put(fact.name(), fact));
    others.forEach(fact -> merged.put(fact.name(), fact));
    return new Facts(List.copyOf(merged.values()));
  }

  public Facts with(Fact fact) {
    return with(of(fact));
  }

  public Optional<Fact> find(String name) {
    int low = 0;
    int high = byName.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = byName.get(middle).name().compareTo(name);
      if (order == 0) {
        return Optional.of(byName.get(middle));
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }

  /** Hands each fact on, in the order of their names. */
  public void forEach(Consumer<Fact> each) {
    byName.forEach(each);
  }

  public List<Fact> all() {
    return byName;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts facts && byName.equals(facts.byName);
  }

  @Override
  public int hashCode() {
    return byName.hashCode();
  }

  @Override
  public String toString() {
    return byName.toString();
  }
}
