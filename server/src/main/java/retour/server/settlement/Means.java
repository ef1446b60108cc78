package retour.server.settlement;

import java.util.Optional;
import retour.server.settlement.OrderPayments.Paid;

/**
 * By which means money goes out.
 *
 * @param method by code, see {@link Payouts.Payout}
 * @param original whether the policy says that it goes the way the customer paid: then it is shared among several payments
 * @param payment the one of several payments that it goes back to
 */
record Means(String method, boolean original, Optional<Paid> payment) {

  /** The way the customer paid. */
  static Means original(String method) {
    return new Means(method, true, Optional.empty());
  }

  /** A way that the policy names. */
  static Means named(String method) {
    return new Means(method, false, Optional.empty());
  }

  /** Back to one of several payments. */
  static Means to(Paid payment) {
    return new Means(payment.means(), false, Optional.of(payment));
  }
}
