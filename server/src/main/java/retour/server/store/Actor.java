package retour.server.store;

import java.util.UUID;

/** Who does something. */
public sealed interface Actor {

  /** The shopper of the order, proven by a link. */
  record Shopper() implements Actor {}

  /** A member of staff. */
  record Staff(UUID id, Role role) implements Actor {}

  /** A program with an API key. */
  record Program(UUID keyId) implements Actor {}

  /** Retour itself, by the clock. */
  record Clock() implements Actor {}

  /** The kind, as written in SQL. */
  default String kind() {
    return switch (this) {
      case Shopper _ -> "shopper";
      case Staff _ -> "staff";
      case Program _ -> "program";
      case Clock _ -> "clock";
    };
  }

  /** The id as written in SQL; empty for shopper and clock. */
  default String reference() {
    return switch (this) {
      case Shopper _, Clock _ -> "";
      case Staff staff -> staff.id().toString();
      case Program program -> program.keyId().toString();
    };
  }

  /** Who, as one column of SQL says it: the kind, and the id after a colon where there is one. */
  default String who() {
    return reference().isEmpty() ? kind() : kind() + ":" + reference();
  }
}
