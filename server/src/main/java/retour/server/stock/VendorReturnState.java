package retour.server.stock;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a vendor return stands. The transitions are drawn in docs/domain.md and tested for every pair. */
public enum VendorReturnState {
  /** The manufacturer was asked for a number. */
  ASKED,
  /** They gave their number. */
  AUTHORIZED,
  /** The goods are with them: targets of the return pause. */
  SENT,
  /** Repaired, replaced, or as they were. */
  BACK,
  CREDITED,
  REFUSED;

  /** The states that may follow. */
  public Set<VendorReturnState> next() {
    return switch (this) {
      case ASKED -> EnumSet.of(AUTHORIZED, REFUSED);
      case AUTHORIZED -> EnumSet.of(SENT, REFUSED);
      case SENT -> EnumSet.of(BACK, CREDITED);
      case BACK, CREDITED, REFUSED -> EnumSet.noneOf(VendorReturnState.class);
    };
  }

  public boolean isOpen() {
    return !next().isEmpty();
  }

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
