package retour.policy.decision;

/** What became of one clause in one decision. */
public enum ClauseResult {
  APPLIED,
  DID_NOT_APPLY,
  /** Its condition holds, but another clause overrides it. */
  GAVE_WAY,
  /** Its condition holds, but a person let it rest in the customer's favour. */
  WAIVED,
  /** A fact is missing. */
  CANNOT_TELL_YET,
  /** It could not be evaluated; the case goes to a person. */
  FAILED
}
