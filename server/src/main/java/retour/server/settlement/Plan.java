package retour.server.settlement;

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
import retour.server.returns.Duty;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnItem;
import retour.server.returns.Settling.Marks;
import retour.server.returns.Settling.SettledItem;
import retour.server.settlement.GoodsPort.Worth;
import retour.server.settlement.SettleReturn.Exchange;
import retour.server.settlement.SettleReturn.ItemSettlement;
import retour.server.settlement.SettleReturn.Payment;
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
   * @param means how money goes out for it
   * @param set what people set for it
   */
  record PlannedItem(ReturnItem item, int units, LineMoney money, Amounts amounts, Means means, Wishes set) {

    /** What a person set instead. */
    Optional<AmountChange> change() {
      return set.change();
    }

    /** What the goods are worth that go out for it; for money in place of goods the price is zero. */
    Worth worth() {
      return Worth.of(item.resolution(), money, set.choice());
    }

    /** Whether goods go out for it. */
    boolean isGoods() {
      return !isMoney(item);
    }

    /** What the customer gets in money. */
    Money total() {
      return change().map(AmountChange::actual).orElseGet(amounts::total);
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

  /**
   * What people set for an item.
   *
   * @param change in place of the suggested amount
   * @param choice what the customer wants in exchange
   */
  record Wishes(Optional<AmountChange> change, Optional<ExchangeChoice> choice) {}

  /**
   * @param changes what people set in place of suggested amounts, by item number
   * @param choices what customers want in exchange, by item number
   */
  static Plan of(
      ReturnCase returnCase,
      Assessment assessment,
      Map<Integer, AmountChange> changes,
      Map<Integer, ExchangeChoice> choices) {
    List<PlannedItem> items =
        returnCase.items().stream()
            .filter(SettleReturn::isOpen)
            .sorted(Comparator.comparingInt(ReturnItem::itemNo))
            .map(
                item ->
                    planned(
                        item,
                        assessment,
                        new Wishes(
                            Optional.ofNullable(changes.get(item.itemNo())),
                            Optional.ofNullable(choices.get(item.itemNo())))))
            .toList();
    return new Plan(assessment, items);
  }

  /** @param payments what goes out by each means */
  Settlement settlement(List<Payment> payments) {
    List<ItemSettlement> settled =
        items.stream()
            .map(Plan::settled)
            .toList();
    String payBy =
        items.stream()
            .filter(each -> each.item().resolution() != Resolution.STORE_CREDIT && !each.total().isZero())
            .map(each -> each.means().method())
            .findFirst()
            .orElse("");
    return new Settlement(settled, total(), payBy, payments);
  }

  Money total() {
    return items.stream()
        .map(PlannedItem::total)
        .reduce(Money.zero(assessment.order().paid().currency()), Money::plus);
  }

  private static ItemSettlement settled(PlannedItem each) {
    Optional<Exchange> exchange =
        each.set().choice()
            .filter(_ -> each.item().resolution() == Resolution.EXCHANGE)
            .map(choice -> new Exchange(choice, each.worth().value(), each.worth().toPay(), each.worth().toRefund()));
    return new ItemSettlement(
        each.item().itemNo(), each.item().resolution(), each.amounts(), each.change(), exchange);
  }

  /**
   * @param duties what is first to be done for what goes out
   * @param asked what customers have to pay on top
   */
  Marks marks(List<Duty> duties, List<Map<String, String>> asked) {
    List<SettledItem> settled =
        items.stream()
            .map(each -> new SettledItem(each.item().itemNo(), each.item().resolution(), each.units(), each.money()))
            .toList();
    Comparator<Duty> soonest = Comparator.comparing(Duty::dueOn);
    return new Marks(settled, duties.stream().min(soonest.thenComparing(Duty::by)), told(), asked);
  }

  private Map<String, String> told() {
    Money changed =
        items.stream().map(PlannedItem::difference).reduce(Money.zero(total().currency()), Money::plus);
    String count = Integer.toString(items.size());
    return changed.isZero()
        ? Map.of("items", count, "total", total().toString())
        : Map.of("items", count, "total", total().toString(), "changed", changed.toString());
  }

  private static PlannedItem planned(ReturnItem item, Assessment assessment, Wishes set) {
    LineMoney money =
        assessment.facts().lines().stream()
            .filter(line -> line.line().equals(item.key()))
            .map(LineFacts::money)
            .findFirst()
            .orElseThrow();
    ResolutionDecision decided = assessment.decision().line(item.key()).resolution(item.resolution());
    Amounts amounts = amounts(item, decided, money, set.choice());
    return new PlannedItem(
        item,
        item.unitsToSettle(),
        money,
        amounts,
        means(item, assessment),
        new Wishes(set.change().filter(change -> isMoney(item) && change.holds(amounts.total())), set.choice()));
  }

  /** Goods have no amount that a person could have set. */
  private static boolean isMoney(ReturnItem item) {
    return switch (item.resolution()) {
      case REFUND, STORE_CREDIT -> true;
      case EXCHANGE, REPLACEMENT, REPAIR -> false;
    };
  }

  /** Where a supervisor accepted against the policy there is no clause to reckon by: all is given back. */
  private static Amounts amounts(
      ReturnItem item, ResolutionDecision decided, LineMoney money, Optional<ExchangeChoice> choice) {
    Money zero = Money.zero(money.paid().currency());
    return switch (item.resolution()) {
      case REFUND, STORE_CREDIT ->
          decided
              .amounts()
              .orElseGet(() -> new Amounts(money.paid(), List.of(), money.tax(), money.paid().plus(money.tax())));
      case EXCHANGE ->
          new Amounts(zero, List.of(), zero, Worth.of(item.resolution(), money, choice).toRefund());
      case REPLACEMENT, REPAIR -> new Amounts(zero, List.of(), zero, zero);
    };
  }

  /** How money goes out for an item: store credit as such, all else as the policy says of a refund. */
  static Means means(ReturnItem item, Assessment assessment) {
    if (item.resolution() == Resolution.STORE_CREDIT) {
      return Means.named(Resolution.STORE_CREDIT.code());
    }
    ResolutionDecision refund = assessment.decision().line(item.key()).resolution(Resolution.REFUND);
    String method = means(refund, assessment.order());
    Means means = isOriginal(refund) ? Means.original(method) : Means.named(method);
    return wantsConsent(item, method, assessment) ? means.withConsent() : means;
  }

  /**
   * Where the store pays by transfer what a law would have go the way the customer paid (2011/83/EU Art. 13(1)). Cash that
   * a courier took is such a way, too: a transfer in its place is another means, however it cannot go back in cash.
   */
  private static boolean wantsConsent(ReturnItem item, String method, Assessment assessment) {
    boolean another = assessment.order().paymentMethod() != PaymentMethod.BANK_TRANSFER;
    if (!another || !method.equals(PaymentMethod.BANK_TRANSFER.code()) || assessment.version().law().isEmpty()) {
      return false;
    }
    List<String> byLaw =
        assessment.underLaw().lawful().line(item.key()).resolution(Resolution.REFUND).payBy();
    return byLaw.stream().findFirst().filter(ORIGINAL::equals).isPresent();
  }

  private static boolean isOriginal(ResolutionDecision refund) {
    return refund.payBy().stream().findFirst().orElse(ORIGINAL).equals(ORIGINAL);
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
