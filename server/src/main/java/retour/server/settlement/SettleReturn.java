package retour.server.settlement;

import java.util.List;
import org.springframework.stereotype.Service;
import retour.policy.decision.Amounts;
import retour.policy.decision.Resolution;
import retour.policy.money.Money;
import retour.server.returns.CaseCommand;
import retour.server.returns.ReturnCase;

/** Turns accepted items into what the customer gets; preview and booking are one path. */
@Service
public class SettleReturn {

  /** What settling now would book; writes nothing. */
  public Settlement preview(ReturnCase returnCase) {
    throw new UnsupportedOperationException(returnCase.toString());
  }

  /**
   * Books reimbursements, ledger entries and the payout in one transaction, once.
   *
   * @throws retour.server.problem.Refused with NOT_NOW, ALREADY_SETTLED, CHANGED_MEANWHILE, NOT_ALLOWED or
   *     REFUND_ABOVE_PAID
   */
  public Settlement settle(CaseCommand command) {
    throw new UnsupportedOperationException(command.toString());
  }

  /**
   * What is given back.
   *
   * @param payBy means of payment by code, as the policy names it
   */
  public record Settlement(List<ItemSettlement> items, Money total, String payBy) {}

  /** One item's part. */
  public record ItemSettlement(int itemNo, Resolution resolution, Amounts amounts) {}
}
