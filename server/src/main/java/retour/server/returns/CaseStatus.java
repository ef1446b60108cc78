package retour.server.returns;

import java.util.Locale;

/** Where a case stands; derived from its authorization and its items, never set by hand. */
public enum CaseStatus {
  REQUESTED,
  AWAITING_GOODS,
  AWAITING_INSPECTION,
  AWAITING_RULING,
  AWAITING_SETTLEMENT,
  SETTLED,
  REJECTED,
  DECLINED,
  CANCELLED;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
