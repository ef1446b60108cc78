package retour.server.order;

/** What became of an order that was handed in. */
public enum Landing {
  /** It is new. */
  LANDED,
  /** It was known; parcels, payment, refund or cancellation were brought up to date. */
  UPDATED,
  /** It was known and nothing is new. */
  UNCHANGED,
  /** Another order has this number: other e-mail, day, currency or lines. Nothing was changed. */
  DIFFERS
}
