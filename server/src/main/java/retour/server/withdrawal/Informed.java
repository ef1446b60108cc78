package retour.server.withdrawal;

import retour.server.order.Order;
import retour.server.store.Store;

/** Whether a buyer was told of the right when ordering (Directive 2011/83/EU Art. 6(1)(h)). */
final class Informed {

  private Informed() {}

  /** As the store's settings have it: from some day on every order was told. */
  static boolean of(Store store, Order order) {
    return store
        .settings()
        .withdrawal()
        .filter(settings -> !store.dayOf(order.placedAt()).isBefore(settings.informedSince()))
        .isPresent();
  }
}
