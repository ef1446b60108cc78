package retour.policy.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import retour.policy.evaluate.FactNodes.Operand;
import retour.policy.fact.FactValue;

/** What the facts of a question are compared with: written values, and each other. */
final class Comparisons {

  private static final int NO_FACT = -1;

  /** Facts compared with each other, directly or through others, share their values. */
  private static final class Group {
    private final Set<Integer> facts = new LinkedHashSet<>();
    private final Set<FactValue> written = new LinkedHashSet<>();
  }

  private final Map<Integer, Group> groups = new HashMap<>();

  private Comparisons() {}

  static Comparisons of(List<Node> leaves) {
    Comparisons comparisons = new Comparisons();
    for (Node leaf : leaves) {
      switch (leaf) {
        case FactNodes.Compare compare -> comparisons.add(compare.left(), compare.right());
        case FactNodes.OneOf oneOf -> oneOf.among().forEach(each -> comparisons.add(oneOf.value(), each));
        default -> {}
      }
    }
    return comparisons;
  }

  /** The values a fact is compared with, those of facts it is compared with among them. */
  List<FactValue> written(int fact) {
    Group group = groups.get(fact);
    return group == null ? List.of() : List.copyOf(group.written);
  }

  /** How many facts are compared with each other, this one among them. */
  int together(int fact) {
    Group group = groups.get(fact);
    return group == null ? 1 : group.facts.size();
  }

  /** Every day written in a comparison. */
  List<LocalDate> days() {
    return groups.values().stream()
        .flatMap(group -> group.written.stream())
        .flatMap(value -> value instanceof FactValue.Day(LocalDate day) ? Stream.of(day) : Stream.empty())
        .distinct()
        .sorted()
        .toList();
  }

  private void add(Operand left, Operand right) {
    if (left.fact() != NO_FACT && right.fact() != NO_FACT) {
      join(group(left.fact()), group(right.fact()));
    } else {
      write(left, right);
      write(right, left);
    }
  }

  private void write(Operand fact, Operand value) {
    FactValue written = value.written();
    if (fact.fact() != NO_FACT && written != null) {
      group(fact.fact()).written.add(written);
    }
  }

  private Group group(int fact) {
    Group group = groups.computeIfAbsent(fact, _ -> new Group());
    group.facts.add(fact);
    return group;
  }

  private void join(Group one, Group other) {
    one.facts.addAll(other.facts);
    one.written.addAll(other.written);
    new ArrayList<>(other.facts).forEach(fact -> groups.put(fact, one));
  }
}
