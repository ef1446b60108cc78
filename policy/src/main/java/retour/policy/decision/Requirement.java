package retour.policy.decision;

import java.util.Optional;

/**
 * Something that must be there.
 *
 * @param clause the clause that wants it
 * @param what its code, such as {@code authorization_number}, {@code photo}, {@code documents}, {@code packaging}
 * @param by when: the stage's code, such as {@code authorization}, {@code shipment}, {@code receipt}, {@code refund}
 * @param series the number series, for an authorization number: {@code RMA} or {@code RGA}
 * @param until the last day for it, where the clause names a window and its start is known
 */
public record Requirement(
    String clause, String what, String by, Optional<String> series, Optional<Deadline> until) {

  /** A requirement without a day of its own. */
  public Requirement(String clause, String what, String by, Optional<String> series) {
    this(clause, what, by, series, Optional.empty());
  }

  /** The same, to be there by a day. */
  public Requirement until(Deadline last) {
    return new Requirement(clause, what, by, series, Optional.of(last));
  }
}
