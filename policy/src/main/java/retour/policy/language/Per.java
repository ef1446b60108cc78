package retour.policy.language;

import java.util.Locale;

/** What a sum is for. */
public enum Per {
  /** A line of the return; over several partial returns of one line it is taken once. */
  LINE,
  /** Each unit of the line; how many the fact {@code units} tells. */
  UNIT,
  /** Each parcel that comes back; how many the fact {@code parcels} tells. Shared among the lines. */
  PARCEL,
  /** The return as a whole, shared among its lines. */
  RETURN;

  /** As written in documents. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
