package retour.server.settlement;

import retour.policy.money.Money;
import retour.server.returns.Settling.Made;

/** Money that was given in place of promised goods. */
public final class InsteadOfGoods {

  private final GoodsPort.Promise promise;
  private final Money owed;
  private final Money paidOnTop;
  private final OldCurrency.Running before;
  private final Made made;

  InsteadOfGoods(
      GoodsPort.Promise promise, Money owed, Money paidOnTop, OldCurrency.Running before, Made made) {
    this.promise = promise;
    this.owed = owed;
    this.paidOnTop = paidOnTop;
    this.before = before;
    this.made = made;
  }

  GoodsPort.Promise promise() {
    return promise;
  }

  /** What was still missing of what was paid for the goods that came back. */
  Money owed() {
    return owed;
  }

  /** What the customer had paid for the goods that cannot be given; no part of what was sold. */
  Money paidOnTop() {
    return paidOnTop;
  }

  /** What the order had back before. */
  OldCurrency.Running before() {
    return before;
  }

  Made made() {
    return made;
  }

  /** Whether it is for all that came back: nothing was given back of it before. */
  boolean isWhole() {
    return owed.equals(promise.worth().value());
  }
}
