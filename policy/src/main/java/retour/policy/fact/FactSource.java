package retour.policy.fact;

/** Who knows a fact, and who said it. */
public enum FactSource {
  /** The order's own record. */
  ORDER,
  /** The product catalog. */
  CATALOG,
  /** The carrier's delivery record. */
  CARRIER,
  /** Computed by Retour from the records, such as whether a set is complete. */
  DERIVED,
  /** The shopper's word: claimed until an inspector has looked. */
  SHOPPER,
  /** Found when the goods arrived. */
  INSPECTOR,
  /** Entered by a member of staff. */
  STAFF
}
