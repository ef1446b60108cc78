package retour.server.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import retour.policy.money.Money;

/**
 * Something that has to go out for a settlement.
 *
 * @param method see {@link Payouts.Payout}
 * @param amount zero for goods
 */
record Outgoing(String method, Money amount, LocalDate dueOn) {

  /** One for each method: sums of money that is more than zero, and one for all goods of a kind. */
  static List<Outgoing> of(Plan plan, LocalDate dueOn) {
    Map<String, Money> sums = new TreeMap<>();
    List<String> goods = new ArrayList<>();
    for (Plan.PlannedItem item : plan.items()) {
      switch (item.item().resolution()) {
        case REFUND, STORE_CREDIT -> sums.merge(item.method(), item.total(), Money::plus);
        case EXCHANGE, REPLACEMENT, REPAIR -> goods.add(item.method());
      }
    }
    List<Outgoing> outgoing = new ArrayList<>();
    sums.forEach(
        (method, sum) -> {
          if (!sum.isZero()) {
            outgoing.add(new Outgoing(method, sum, dueOn));
          }
        });
    Money nothing = Money.zero(plan.assessment().order().paid().currency());
    goods.stream().distinct().sorted().forEach(method -> outgoing.add(new Outgoing(method, nothing, dueOn)));
    return List.copyOf(outgoing);
  }
}
