package retour.server.withdrawal;

import java.util.Locale;

/** What can happen to a statement, with the names in {@link Withdrawals.Event#data}. */
public enum WithdrawalEventKind {
  /** {@code channel}. */
  STATED,
  /** {@code order}. */
  MATCHED,
  /** Nothing: no order was found by what was typed, or the goods are described in words. */
  NOT_MATCHED,
  /** {@code timeliness}. */
  WEIGHED,
  /** {@code number} of the return. */
  ACCEPTED,
  /** {@code reason}. */
  DECLINED,
  /** {@code reason}. */
  DISMISSED,
  /** {@code informed}, {@code reason}. */
  INFORMED,
  /** {@code on}, {@code note}. */
  PROVEN;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
