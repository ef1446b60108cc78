package retour.server.settlement;

import java.time.Instant;
import java.util.Optional;
import retour.policy.money.Money;
import retour.server.order.OrderId;
import retour.server.returns.CaseId;
import retour.server.store.StoreId;

/**
 * Where payouts are handed to. Called inside the transaction that books the settlement: an adapter notes the payout and
 * sends it later, on its own, so that what is booked and what is sent cannot part.
 */
interface PaymentPort {

  /** Days within which a payout should go out: a target for the accountant's list. */
  int DAYS_TO_PAY = 3;

  /** Takes a payout in charge. */
  void take(PaymentOrder order);

  /**
   * A payout to make.
   *
   * @param original what it came to in a currency that is no longer paid out; see {@link OldCurrency}
   */
  record PaymentOrder(
      StoreId store, CaseId caseId, OrderId order, Outgoing outgoing, Optional<Money> original, Instant bookedAt) {}
}
