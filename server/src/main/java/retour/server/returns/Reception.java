package retour.server.returns;

import java.util.Locale;

/** What became of an item's goods on their way. */
public enum Reception {
  AWAITED,
  /** The customer refused the parcel at their door: its carrier brings it back (clause IP-11). */
  RETURNING,
  RECEIVED,
  MISSING,
  WRONG_ITEM,
  REFUSED,
  LOST;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
