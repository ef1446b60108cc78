package retour.server.withdrawal;

import java.util.Locale;

/** What staff are called to look at, each once for each day it is about. */
public enum AlarmKind {
  /** A statement waits for staff: its order is looked for, or it wants an answer. */
  ANSWER_WANTED,
  /** The last day for sending the goods is near, and nothing shows that they were sent. */
  GOODS_AWAITED,
  /** That day is over: the money may still be held, the goods may be asked for (Directive 2011/83/EU Art. 14(1)). */
  GOODS_LATE,
  /** From now on the money may be held no longer (Art. 13(3)). */
  RELEASABLE,
  /** The last day for the money is near (Art. 13(1)). */
  REPAYMENT_SOON,
  /** That day is over. */
  REPAYMENT_OVERDUE,
  /** The person objects to a deduction. */
  OBJECTION;

  /** As written in SQL and in message keys. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
