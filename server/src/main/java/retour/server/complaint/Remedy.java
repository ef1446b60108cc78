package retour.server.complaint;

import java.util.Locale;
import retour.policy.decision.Resolution;

/**
 * What a customer can have for goods that are not as agreed, in the order in which the law puts them (Act on the sale of
 * goods Art. 33): repair or replacement first, then a lower price or the money back.
 */
public enum Remedy {
  REPAIR(Resolution.REPAIR),
  REPLACEMENT(Resolution.REPLACEMENT),
  PRICE_REDUCTION(Resolution.REFUND),
  REFUND(Resolution.REFUND);

  private final Resolution resolution;

  Remedy(Resolution resolution) {
    this.resolution = resolution;
  }

  /** How the policy and the settlement name it. */
  public Resolution resolution() {
    return resolution;
  }

  /** Whether the law gives it from the start, and the others only where these fail. */
  public boolean isFirst() {
    return this == REPAIR || this == REPLACEMENT;
  }

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
