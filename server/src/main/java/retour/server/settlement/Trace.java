package retour.server.settlement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Amounts;
import retour.policy.decision.Resolution;
import retour.policy.money.Percent;
import retour.server.settlement.GoodsPort.Worth;
import retour.server.settlement.Plan.PlannedItem;

/** How a reimbursement came about, as it is kept beside it: amounts like {@code 433.49 USD}. */
record Trace(String paid, List<Step> steps, String tax, String total) {

  /** One step between what was paid and what is given back; a change by staff has its reason as label. */
  record Step(String kind, String clause, String label, String percent, String base, String amount) {}

  static Trace of(PlannedItem item) {
    return item.isGoods() ? ofGoods(item) : ofMoney(item.amounts(), item.change());
  }

  /** What was paid for what came back, and what goes out for it. */
  private static Trace ofGoods(PlannedItem item) {
    Worth worth = item.worth();
    String kind = item.item().resolution().code();
    Step given = new Step("goods", "", kind, "", worth.value().toString(), worth.price().negated().toString());
    Step toPay = new Step("to_pay", "", "difference", "", worth.price().toString(), worth.toPay().toString());
    List<Step> steps = worth.toPay().isZero() ? List.of(given) : List.of(given, toPay);
    return worth.kind() == Resolution.REPAIR
        ? new Trace(worth.price().toString(), List.of(), worth.price().toString(), worth.price().toString())
        : new Trace(item.money().paid().toString(), steps, item.money().tax().toString(), item.total().toString());
  }

  private static Trace ofMoney(Amounts amounts, Optional<AmountChange> change) {
    return new Trace(
        amounts.paid().toString(),
        Stream.concat(amounts.adjustments().stream().map(Trace::step), change.stream().map(Trace::step)).toList(),
        amounts.tax().toString(),
        change.map(AmountChange::actual).orElseGet(amounts::total).toString());
  }

  private static Step step(AmountChange change) {
    return new Step("change", "", change.reason(), "", change.suggested().toString(), change.difference().toString());
  }

  private static Step step(Adjustment adjustment) {
    return new Step(
        adjustment.kind().name().toLowerCase(Locale.ROOT),
        adjustment.clause(),
        adjustment.label(),
        adjustment.rate().map(Percent::toString).orElse(""),
        adjustment.base().toString(),
        adjustment.amount().toString());
  }
}
