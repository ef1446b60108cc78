package retour.server.settlement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Amounts;
import retour.policy.decision.Resolution;
import retour.policy.decision.ResolutionDecision;
import retour.policy.fact.LineFacts;
import retour.policy.fact.LineMoney;
import retour.policy.money.Money;
import retour.server.order.Order;
import retour.server.order.PaymentMethod;
import retour.server.returns.Assessment;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnItem;
import retour.server.returns.Settling.Marks;
import retour.server.returns.Settling.SettledItem;
import retour.server.settlement.SettleReturn.ItemSettlement;
import retour.server.settlement.SettleReturn.Settlement;

/** What settling a case now comes to: the accepted items that are not settled yet, by the policy's last word. */
record Plan(Assessment assessment, List<PlannedItem> items) {

  /** The code by which a policy names the order's own means of payment. */
  private static final String ORIGINAL = "original";

  Plan {
    items = List.copyOf(items);
  }

  /**
   * One item to settle.
   *
   * @param units of it that came, or all where what did not come is made good
   * @param amounts what the policy suggests
   * @param method how it goes out, by code
   * @param change what a person set instead
   */
  record PlannedItem(
      ReturnItem item, int units, LineMoney money, Amounts amounts, String method, Optional<AmountChange> change) {

    /** What the customer gets. */
    Money total() {
      return change.map(AmountChange::actual).orElseGet(amounts::total);
    }

    /** What a person's change adds to what was suggested. */
    Money difference() {
      return total().minus(amounts.total());
    }

    /** The most that a person may give: what was paid, with its tax, and costs repaid on proof. */
    Money most() {
      return money.paid().plus(money.tax()).plus(reimbursed());
    }

    /** What counts against what was paid: all but costs repaid on proof, and these too where a person gave less. */
    Money refunded() {
      Money rest = total().minus(reimbursed());
      return rest.isNegative() ? Money.zero(rest.currency()) : rest;
    }

    private Money reimbursed() {
      return amounts.adjustments().stream()
          .filter(adjustment -> adjustment.kind() == Adjustment.Kind.REIMBURSEMENT)
          .map(Adjustment::amount)
          .reduce(Money.zero(amounts.total().currency()), Money::plus);
    }
  }

  /** @param changes what people set in place of suggested amounts, by item number */
  static Plan of(ReturnCase returnCase, Assessment assessment, Map<Integer, AmountChange> changes) {
    List<PlannedItem> items =
        returnCase.items().stream()
            .filter(SettleReturn::isOpen)
            .sorted(Comparator.comparingInt(ReturnItem::itemNo))
            .map(item -> planned(item, assessment, Optional.ofNullable(changes.get(item.itemNo()))))
            .toList();
    return new Plan(assessment, items);
  }

  Settlement settlement() {
    List<ItemSettlement> settled =
        items.stream()
            .map(each -> new ItemSettlement(each.item().itemNo(), each.item().resolution(), each.amounts(), each.change()))
            .toList();
    String payBy =
        items.stream()
            .filter(each -> each.item().resolution() == Resolution.REFUND)
            .map(PlannedItem::method)
            .findFirst()
            .orElse("");
    return new Settlement(settled, total(), payBy);
  }

  Money total() {
    return items.stream()
        .map(PlannedItem::total)
        .reduce(Money.zero(assessment.order().paid().currency()), Money::plus);
  }

  Marks marks(List<Outgoing> outgoing) {
    List<SettledItem> settled =
        items.stream()
            .map(each -> new SettledItem(each.item().itemNo(), each.item().resolution(), each.units(), each.money()))
            .toList();
    Optional<LocalDate> due = outgoing.stream().map(Outgoing::dueOn).min(Comparator.naturalOrder());
    return new Marks(settled, due, told());
  }

  private Map<String, String> told() {
    Money changed =
        items.stream().map(PlannedItem::difference).reduce(Money.zero(total().currency()), Money::plus);
    String count = Integer.toString(items.size());
    return changed.isZero()
        ? Map.of("items", count, "total", total().toString())
        : Map.of("items", count, "total", total().toString(), "changed", changed.toString());
  }

  private static PlannedItem planned(ReturnItem item, Assessment assessment, Optional<AmountChange> change) {
    LineMoney money =
        assessment.facts().lines().stream()
            .filter(line -> line.line().equals(item.key()))
            .map(LineFacts::money)
            .findFirst()
            .orElseThrow();
    ResolutionDecision decided = assessment.decision().line(item.key()).resolution(item.resolution());
    Amounts amounts = amounts(item, decided, money);
    return new PlannedItem(
        item,
        item.unitsToSettle(),
        money,
        amounts,
        method(item, decided, assessment.order()),
        change.filter(set -> set.holds(amounts.total())));
  }

  /** Where a supervisor accepted against the policy there is no clause to reckon by: all is given back. */
  private static Amounts amounts(ReturnItem item, ResolutionDecision decided, LineMoney money) {
    Money zero = Money.zero(money.paid().currency());
    return switch (item.resolution()) {
      case REFUND, STORE_CREDIT ->
          decided
              .amounts()
              .orElseGet(() -> new Amounts(money.paid(), List.of(), money.tax(), money.paid().plus(money.tax())));
      case EXCHANGE, REPLACEMENT, REPAIR -> new Amounts(zero, List.of(), zero, zero);
    };
  }

  private static String method(ReturnItem item, ResolutionDecision decided, Order order) {
    return switch (item.resolution()) {
      case REFUND -> means(decided, order);
      case STORE_CREDIT, EXCHANGE, REPLACEMENT, REPAIR -> item.resolution().code();
    };
  }

  /**
   * By which means a refund goes, by code: the policy's, where it says the original means the order's own. Cash that a
   * courier took cannot go back the way it came.
   */
  static String means(ResolutionDecision refund, Order order) {
    String named = refund.payBy().stream().findFirst().orElse(ORIGINAL);
    if (!named.equals(ORIGINAL)) {
      return named;
    }
    return order.paymentMethod() == PaymentMethod.CASH_ON_DELIVERY
        ? PaymentMethod.BANK_TRANSFER.code()
        : order.paymentMethod().code();
  }
}
