package retour.policy.cases;

/**
 * What a case shows of a clause.
 *
 * @param clause the clause's id
 */
public record Showing(String clause, Kind kind, PolicyCase by) {

  /** In which way. */
  public enum Kind {
    /** Its condition holds, whether it takes effect, gives way, or a person lets it rest. */
    APPLIES,
    DOES_NOT_APPLY,
    /** On the brink: a last day, the smallest sum, a fact that is missing. */
    EDGE
  }
}
