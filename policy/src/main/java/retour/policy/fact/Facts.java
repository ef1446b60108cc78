package retour.policy.fact;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Known facts by name, in the order of their names. What is not in it is unknown. */
public final class Facts {

  private static final Facts NONE = new Facts(new TreeMap<>());

  private final SequencedMap<String, Fact> byName;

  private Facts(SequencedMap<String, Fact> byName) {
    this.byName = byName;
  }

  public static Facts none() {
    return NONE;
  }

  /** Of several facts with one name the last wins. */
  public static Facts of(Collection<Fact> facts) {
    return new Facts(
        facts.stream().collect(Collectors.toMap(Fact::name, Function.identity(), (a, b) -> b, TreeMap::new)));
  }

  public static Facts of(Fact... facts) {
    return of(List.of(facts));
  }

  /** These facts with {@code others} on top: where both know a name, the other wins. */
  public Facts with(Facts others) {
    TreeMap<String, Fact> merged = new TreeMap<>(byName);
    merged.putAll(others.byName);
    return new Facts(merged);
  }

  public Facts with(Fact fact) {
    return with(of(fact));
  }

  public Optional<Fact> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Hands each fact on, in the order of their names. */
  public void forEach(Consumer<Fact> each) {
    byName.values().forEach(each);
  }

  public List<Fact> all() {
    return List.copyOf(byName.values());
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
    return byName.values().toString();
  }
}
