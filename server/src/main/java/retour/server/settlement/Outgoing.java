package retour.server.settlement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import retour.policy.money.Money;

/**
 * Something that has to go out for a settlement.
 *
 * @param amount more than zero, or what is taken off
 */
record Outgoing(Means means, Money amount, LocalDate dueOn) {

  /** One for each means whose sum is more than zero. */
  static List<Outgoing> of(Plan plan, LocalDate dueOn) {
    Map<Means, Money> sums = new TreeMap<>(Comparator.comparing(Means::method).thenComparing(Means::original).thenComparing(Means::consent));
    plan.items().forEach(item -> sums.merge(item.means(), item.total(), Money::plus));
    return sums.entrySet().stream()
        .filter(sum -> !sum.getValue().isZero())
        .map(sum -> new Outgoing(sum.getKey(), sum.getValue(), dueOn))
        .toList();
  }

  Outgoing with(Means other, Money part) {
    return new Outgoing(other, part, dueOn);
  }

  String method() {
    return means.method();
  }
}
