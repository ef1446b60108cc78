package retour.server.returns;

import java.util.EnumSet;
import java.util.Set;

/** Which step may follow which. Drawn as tables in docs/domain.md; every pair is tested. */
final class Transitions {

  private Transitions() {}

  /** Where an authorization state may go. */
  static Set<AuthorizationState> after(AuthorizationState state) {
    return switch (state) {
      case REQUESTED ->
          EnumSet.of(AuthorizationState.AUTHORIZED, AuthorizationState.DECLINED, AuthorizationState.CANCELLED);
      case AUTHORIZED -> EnumSet.of(AuthorizationState.CANCELLED);
      case DECLINED, CANCELLED -> EnumSet.noneOf(AuthorizationState.class);
    };
  }

  /** Where a reception may go. Received goods may turn out to be something else; what was given up may still come. */
  static Set<Reception> after(Reception reception) {
    return switch (reception) {
      case AWAITED ->
          EnumSet.of(
              Reception.RETURNING,
              Reception.RECEIVED,
              Reception.MISSING,
              Reception.WRONG_ITEM,
              Reception.REFUSED,
              Reception.LOST);
      case RETURNING ->
          EnumSet.of(Reception.RECEIVED, Reception.MISSING, Reception.WRONG_ITEM, Reception.REFUSED, Reception.LOST);
      case RECEIVED -> EnumSet.of(Reception.RECEIVED, Reception.WRONG_ITEM);
      case MISSING -> EnumSet.of(Reception.RECEIVED, Reception.WRONG_ITEM, Reception.LOST);
      case WRONG_ITEM -> EnumSet.of(Reception.RECEIVED);
      case REFUSED, LOST -> EnumSet.of(Reception.RECEIVED);
    };
  }

  /**
   * Where an acceptance may go while the item is neither settled nor sent back: a later finding or a supervisor may
   * turn any answer.
   */
  static Set<Acceptance> after(Acceptance acceptance) {
    return switch (acceptance) {
      case PENDING -> EnumSet.of(Acceptance.ACCEPTED, Acceptance.REJECTED, Acceptance.NEEDS_REVIEW);
      case ACCEPTED -> EnumSet.of(Acceptance.REJECTED, Acceptance.NEEDS_REVIEW, Acceptance.PENDING);
      case REJECTED -> EnumSet.of(Acceptance.ACCEPTED, Acceptance.NEEDS_REVIEW, Acceptance.PENDING);
      case NEEDS_REVIEW -> EnumSet.of(Acceptance.ACCEPTED, Acceptance.REJECTED, Acceptance.PENDING);
    };
  }
}
