package retour.server.returns;

import java.util.Locale;

/** What became of an item's claim. */
public enum Acceptance {
  PENDING,
  ACCEPTED,
  REJECTED,
  NEEDS_REVIEW;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
