package retour.server.settlement;

import java.util.Optional;
import retour.server.order.PaymentMethod;
import retour.server.settlement.OrderPayments.Paid;

/**
 * By which means money goes out.
 *
 * @param method by code, see {@link Payouts.Payout}
 * @param original whether the policy says that it goes the way the customer paid: then it is shared among several payments
 * @param payment the one of several payments that it goes back to
 * @param consent whether it waits for the customer's consent, since a law has it go the way they paid
 */
record Means(String method, boolean original, Optional<Paid> payment, boolean consent) {

  /** The way the customer paid. */
  static Means original(String method) {
    return new Means(method, true, Optional.empty(), false);
  }

  /** A way that the policy names. */
  static Means named(String method) {
    return new Means(method, false, Optional.empty(), false);
  }

  /** Another way than the customer paid, where a law would have it go that way. */
  Means withConsent() {
    return new Means(method, original, payment, true);
  }

  /** Back to one of several payments; only cash goes back another way than it came. */
  Means to(Paid payment) {
    boolean cash = payment.method() == PaymentMethod.CASH_ON_DELIVERY;
    return new Means(payment.means(), false, Optional.of(payment), consent && cash);
  }
}
