package retour.policy.diff;

import java.util.Optional;

/**
 * One change between two documents.
 *
 * @param part what kind of thing changed
 * @param name its name, such as {@code IC-03} or {@code refund}
 * @param property what of it, such as {@code percent} or {@code says en}; empty when it is the thing itself
 * @param before what it was; empty when it is new
 * @param after what it is; empty when it is gone
 */
public record Change(Part part, String name, String property, Optional<String> before, Optional<String> after) {

  /** What kind of thing changed. */
  public enum Part {
    /** What stands at the head of the document, such as its currency. */
    DOCUMENT,
    CLAUSE,
    WINDOW,
    FACT,
    LIST
  }

  /** Whether the whole thing came or went, not a property of it. */
  public boolean isWhole() {
    return property.isEmpty() && (before.isEmpty() || after.isEmpty());
  }
}
