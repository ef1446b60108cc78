package retour.server.withdrawal;

import java.util.Locale;

/** What Retour does about a statement by itself. */
enum TaskKind {
  /** Write the receipt. */
  RECEIPT,
  /** Look for the order. */
  MATCH,
  /** Remind the person of the last day for sending the goods. */
  REMIND,
  /** Tell the person that there is no right, and why. */
  DECLINED,
  /** Tell the person that the store knows no such contract. */
  DISMISSED,
  /** Tell the person that what was shown proves no sending. */
  PROOF_SET_ASIDE,
  /** Tell the person of a deduction, how it was found, and how to object. */
  REDUCED,
  /** Tell the person what became of the objection. */
  OBJECTION_ANSWERED;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
