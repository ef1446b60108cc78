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
  /** {@code informed}, {@code later_on} where it was told later, {@code reason}. */
  INFORMED,
  /** {@code on}, {@code note}, {@code file} where one was shown. */
  PROVEN,
  /** The parcel with the ordered goods was refused or not picked up, and comes back: {@code on}, {@code note}. */
  TURNED_BACK,
  /** Staff took what was shown for a proof: the money can go out. */
  PROOF_ACCEPTED,
  /** What was shown proves nothing: {@code reason}. */
  PROOF_SET_ASIDE,
  /** A return or a complaint became this statement: {@code number} of the return. */
  TURNED,
  /** This statement became a return: {@code number} of the return. */
  RETURNED,
  /** This statement became a complaint: {@code number} of the complaint's return. */
  COMPLAINED,
  /** A deduction for use was ruled: {@code item}, {@code clause}, {@code percent}, {@code reason} with the method. */
  REDUCED,
  /** {@code text}. */
  OBJECTED,
  /** {@code reason}, {@code granted}. */
  OBJECTION_ANSWERED;

  /** As written in SQL and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
