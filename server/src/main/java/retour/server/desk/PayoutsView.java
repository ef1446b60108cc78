package retour.server.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retour.server.returns.CaseId;
import retour.server.settlement.BankAccount;
import retour.server.settlement.Payouts.Payout;

/** Payouts that are due, those past their day marked. */
public record PayoutsView(List<Row> rows) {

  /**
   * One payout.
   *
   * @param account where it goes by transfer, for who pays; empty where the customer has given none yet
   */
  public record Row(Payout payout, boolean overdue, Optional<BankAccount> account) {}

  static PayoutsView of(List<Payout> due, LocalDate today, Map<CaseId, BankAccount> accounts) {
    return new PayoutsView(
        due.stream()
            .map(each -> new Row(each, each.dueOn().isBefore(today), account(each, accounts)))
            .toList());
  }

  private static Optional<BankAccount> account(Payout payout, Map<CaseId, BankAccount> accounts) {
    return payout.isByTransfer() ? Optional.ofNullable(accounts.get(payout.caseId())) : Optional.empty();
  }
}
