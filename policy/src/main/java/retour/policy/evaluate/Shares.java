package retour.policy.evaluate;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import retour.policy.decision.Resolution;
import retour.policy.evaluate.ResolutionPlan.MoneyRule;
import retour.policy.fact.FactValue;
import retour.policy.money.Allocation;
import retour.policy.money.Money;

/**
 * Shares what a whole return bears among its lines, in proportion to what was paid for them.
 *
 * <p>A line bears a share where the rule applies to it, it is not refused, and the customer does not want goods in place
 * of money for it. INVARIANT: the shares sum to the whole.
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
    List<LineCase> bearers =
        line.together().stream().filter(each -> each.equals(line) || bears(rule, each, line)).toList();
    Money paid = bearers.stream().map(Shares::paid).reduce(Money.zero(paid(line).currency()), Money::plus);
    Money whole = new MoneyCalculation(line).ofReturn(rule, paid);
    List<Money> shares = Allocation.split(whole, bearers.stream().map(each -> paid(each).minor()).toList());
    return shares.get(bearers.indexOf(line));
  }

  private static Money paid(LineCase line) {
    return line.line().money().paid();
  }

  private static boolean bears(MoneyRule rule, LineCase other, LineCase line) {
    return rule.applies().value(other.claimed()) == Truth.YES
        && rule.permitted().value(other.claimed()) != Truth.NO
        && paid(other).currency().equals(paid(line).currency())
        && !paid(other).isNegative()
        && wantsMoney(other);
  }

  private static boolean wantsMoney(LineCase line) {
    return line.known().stream()
        .flatMap(fact -> fact.stream())
        .filter(fact -> fact.name().equals(WANTED))
        .allMatch(fact -> fact.value() instanceof FactValue.Choice(String wanted) && MONEY.contains(wanted));
  }
}
