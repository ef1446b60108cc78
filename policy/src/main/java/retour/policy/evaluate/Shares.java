package retour.policy.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import retour.policy.decision.Resolution;
import retour.policy.evaluate.ResolutionPlan.MoneyRule;
import retour.policy.fact.Charged;
import retour.policy.fact.FactValue;
import retour.policy.money.Allocation;
import retour.policy.money.Money;

/**
 * Shares what a whole return bears among its lines, in proportion to what was paid for them.
 *
 * <p>A line bears a share where the rule applies to it, it is not refused, and the customer does not want goods in place
 * of money for it. A line that was settled before keeps what it bore then, and the others share the rest. INVARIANT: the
 * shares sum to the whole, unless settled lines bore more than that or the others cannot bear what is left.
 */
final class Shares {

  /** The fact that tells what the customer wants for a line. */
  private static final String WANTED = "wanted";

  private static final Set<String> MONEY =
      EnumSet.of(Resolution.REFUND, Resolution.STORE_CREDIT).stream()
          .map(Resolution::code)
          .collect(Collectors.toUnmodifiableSet());

  private Shares() {}

  /** The line's share; the whole where it alone bears it. */
  static Money of(MoneyRule rule, LineCase line) {
    Money none = Money.zero(paid(line).currency());
    if (line.line().settled().isPresent()) {
      return borne(rule, line).orElse(none);
    }
    List<LineCase> bearers = new ArrayList<>();
    Money borne = none;
    Money paid = none;
    for (LineCase each : line.together()) {
      Optional<Money> settled = borne(rule, each);
      if (settled.isPresent() && settled.get().currency().equals(none.currency())) {
        borne = borne.plus(settled.get());
        paid = paid.plus(paid(each));
      } else if (each.equals(line) || bears(rule, each, line)) {
        bearers.add(each);
        paid = paid.plus(paid(each));
      }
    }
    Money rest = new MoneyCalculation(line).ofReturn(rule, paid).minus(borne).atLeast(none);
    List<Money> shares = Allocation.split(rest, bearers.stream().map(each -> paid(each).minor()).toList());
    return shares.get(bearers.indexOf(line));
  }

  /** What the line bore when it was settled; empty where it is not settled or the rule did not concern it. */
  private static Optional<Money> borne(MoneyRule rule, LineCase line) {
    return line.line().settled().stream()
        .flatMap(List::stream)
        .filter(each -> each.clause().equals(rule.clause()) && each.label().equals(rule.adjust().label()))
        .map(Charged::amount)
        .findFirst();
  }

  private static Money paid(LineCase line) {
    return line.line().money().paid();
  }

  private static boolean bears(MoneyRule rule, LineCase other, LineCase line) {
    return other.line().settled().isEmpty()
        && rule.applies().value(other.claimed()) == Truth.YES
        && rule.permitted().value(other.claimed()) != Truth.NO
        && paid(other).currency().equals(paid(line).currency())
        && !paid(other).isNegative()
        && wantsMoney(other);
  }

  private static boolean wantsMoney(LineCase line) {
    return Arrays.stream(line.sorted().uses())
        .filter(use -> use.name().equals(WANTED))
        .flatMap(use -> use.known().stream())
        .allMatch(fact -> fact.value() instanceof FactValue.Choice(String wanted) && MONEY.contains(wanted));
  }
}
