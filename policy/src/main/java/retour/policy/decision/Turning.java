package retour.policy.decision;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What would have changed a refusal, or would give back more.
 *
 * @param kind the code the text is made from
 * @param clause the clause it concerns
 * @param fact the fact that stands in the way, for {@code IF_FACT} and {@code MORE_IF}
 * @param day the last day that would have been in time, for {@code UNTIL}; the first that will be, for {@code FROM};
 *     the last day of what is possible instead, where that ends, for {@code INSTEAD}
 * @param resolution what is possible instead, for {@code INSTEAD}
 */
public record Turning(
    Kind kind,
    String clause,
    Optional<String> fact,
    Optional<LocalDate> day,
    Optional<Resolution> resolution) {

  /** The kinds of turning. */
  public enum Kind {
    /** It was possible until a day. */
    UNTIL,
    /** It will be possible from a day on. */
    FROM,
    /** It would be possible if a fact were otherwise. */
    IF_FACT,
    /** Another resolution is still possible. */
    INSTEAD,
    /** It is possible, and a charge or deduction would fall away if a fact were otherwise. */
    MORE_IF
  }
}
