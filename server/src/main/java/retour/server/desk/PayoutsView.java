package retour.server.desk;

import java.time.LocalDate;
import java.util.List;
import retour.server.settlement.Payouts.Payout;

/** Payouts that are due, those past their day marked. */
public record PayoutsView(List<Row> rows) {

  /** One payout. */
  public record Row(Payout payout, boolean overdue) {}

  static PayoutsView of(List<Payout> due, LocalDate today) {
    return new PayoutsView(
        due.stream().map(each -> new Row(each, each.dueOn().isBefore(today))).toList());
  }
}
