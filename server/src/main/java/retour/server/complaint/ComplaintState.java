package retour.server.complaint;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a complaint stands. Drawn as a table in docs/domain.md; every pair is tested. */
public enum ComplaintState {
  /** The store owes its opinion. */
  FILED,
  /** Something that the policy wants was not handed in; the store's term runs all the same. */
  DOCUMENTS_MISSING,
  /** Founded: the store owes the remedy. */
  UPHELD,
  REJECTED,
  /** The remedy was given. */
  FULFILLED,
  /** The customer took it back. */
  WITHDRAWN;

  /** Which states may follow this one. */
  public Set<ComplaintState> next() {
    return switch (this) {
      case FILED -> EnumSet.of(DOCUMENTS_MISSING, UPHELD, REJECTED, WITHDRAWN);
      case DOCUMENTS_MISSING -> EnumSet.of(FILED, UPHELD, REJECTED, WITHDRAWN);
      case UPHELD -> EnumSet.of(FULFILLED);
      case REJECTED, FULFILLED -> EnumSet.of(FILED);
      case WITHDRAWN -> EnumSet.noneOf(ComplaintState.class);
    };
  }

  /** Whether the store still owes its opinion. */
  public boolean awaitsOpinion() {
    return this == FILED || this == DOCUMENTS_MISSING;
  }

  /** Whether somebody still has to act. */
  public boolean isOpen() {
    return awaitsOpinion() || this == UPHELD;
  }

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
