package retour.server.withdrawal;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a statement stands. Each state but the last ones names who acts next in {@link #waitsForStaff}. */
public enum WithdrawalState {
  /** Recorded; Retour looks for its order at once. */
  RECEIVED,
  /** No order was found by what was typed: staff look. */
  UNMATCHED,
  /** The order is known, but the law gives no right, or not any more: staff answer. */
  WEIGHING,
  /** In force: goods and money go through a return. */
  ACCEPTED,
  /** Staff answered that there is no right of withdrawal. */
  DECLINED,
  /** There is no such contract with this store. */
  DISMISSED,
  /** Turned into a return under the store's own policy, as the person or staff wanted it. */
  RETURNED,
  /** Turned into a complaint, as the person or staff wanted it. */
  COMPLAINED;

  /** Whether a member of staff has to act. */
  public boolean waitsForStaff() {
    return this == UNMATCHED || this == WEIGHING;
  }

  /** Where a statement may go from here. An answer may still be turned in the customer's favour. */
  Set<WithdrawalState> next() {
    return switch (this) {
      case RECEIVED -> EnumSet.of(UNMATCHED, WEIGHING, ACCEPTED);
      case UNMATCHED -> EnumSet.of(WEIGHING, ACCEPTED, DISMISSED);
      case WEIGHING -> EnumSet.of(ACCEPTED, DECLINED, RETURNED);
      case DECLINED -> EnumSet.of(ACCEPTED, RETURNED);
      case DISMISSED -> EnumSet.of(WEIGHING, ACCEPTED);
      case ACCEPTED -> EnumSet.of(RETURNED, COMPLAINED);
      case RETURNED, COMPLAINED -> EnumSet.of(ACCEPTED);
    };
  }

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
