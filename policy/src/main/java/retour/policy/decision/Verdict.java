package retour.policy.decision;

/** The answer for one line and one resolution. */
public enum Verdict {
  /** All facts that matter are known and verified. */
  PERMITTED,
  /** Holds if what only a later person can know, the inspector above all, confirms it. */
  PERMITTED_IF,
  /** Facts that can be asked now are missing. */
  NEEDS_FACTS,
  /** A clause leaves it to staff, who choose between named options. */
  REVIEW,
  REFUSED
}
