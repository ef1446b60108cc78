package retour.server.settlement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import retour.policy.decision.Adjustment;
import retour.policy.decision.Amounts;
import retour.policy.money.Percent;

/** How a reimbursement came about, as it is kept beside it: amounts like {@code 433.49 USD}. */
record Trace(String paid, List<Step> steps, String tax, String total) {

  /** One step between what was paid and what is given back; a change by staff has its reason as label. */
  record Step(String kind, String clause, String label, String percent, String base, String amount) {}

  static Trace of(Amounts amounts, Optional<AmountChange> change) {
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
