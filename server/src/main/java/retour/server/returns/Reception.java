package retour.server.returns;

import java.util.Locale;

/** What became of an item's goods on their way. */
public enum Reception {
  AWAITED,
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
