package retour.server.returns;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a case stands, who acts next and by when: derived from the authorization and the items, never set by hand.
 *
 * <p>INVARIANT: every step but the final ones names an actor and a day.
 *
 * @param dueOn a target, not a promise; for the shopper the last day the goods are expected
 */
record NextStep(CaseStatus status, NextActor actor, Optional<LocalDate> dueOn) {

  /**
   * What the step follows from.
   *
   * @param duty what is next to be done for what was settled, while anything is
   */
  record Standing(
      AuthorizationState authorization,
      boolean awaitingReply,
      Optional<LocalDate> expiresOn,
      Optional<Duty> duty,
      List<ReturnItem> items) {

    Standing {
      items = List.copyOf(items);
    }

    boolean any(Predicate<ReturnItem> wanted) {
      return items.stream().anyMatch(wanted);
    }
  }

  /** How a request stands that was filed just now: its goods can only be awaited. */
  static NextStep ofRequest(Optional<Issue> issue, List<Acceptance> acceptances, LocalDate today) {
    if (issue.isEmpty()) {
      return by(CaseStatus.REQUESTED, NextActor.CLERK, today.plusDays(Targets.AUTHORIZATION_DAYS));
    }
    return acceptances.contains(Acceptance.ACCEPTED)
        ? by(CaseStatus.AWAITING_SETTLEMENT, NextActor.ACCOUNTANT, today.plusDays(Targets.SETTLEMENT_DAYS))
        : by(CaseStatus.AWAITING_GOODS, NextActor.SHOPPER, issue.get().expiresOn());
  }

  /** The step that follows from {@code standing}, with targets counted from {@code today}. */
  static NextStep of(Standing standing, LocalDate today) {
    return switch (standing.authorization()) {
      case REQUESTED -> requested(standing, today);
      case AUTHORIZED -> authorized(standing, today);
      case DECLINED -> end(CaseStatus.DECLINED);
      case CANCELLED -> end(CaseStatus.CANCELLED);
    };
  }

  /** This step with the day {@code before} already had, where nothing but the day would change. */
  NextStep keepingDayOf(NextStep before) {
    return status == before.status && actor == before.actor && actor != NextActor.SHOPPER ? before : this;
  }

  private static NextStep requested(Standing standing, LocalDate today) {
    return standing.awaitingReply()
        ? new NextStep(CaseStatus.REQUESTED, NextActor.SHOPPER, Optional.of(today.plusDays(Targets.REPLY_DAYS)))
        : by(CaseStatus.REQUESTED, NextActor.CLERK, today.plusDays(Targets.AUTHORIZATION_DAYS));
  }

  /** The earliest thing that staff can do comes first; what the shopper still has to send comes after it. */
  private static NextStep authorized(Standing standing, LocalDate today) {
    if (standing.any(NextStep::wantsRuling)) {
      return by(CaseStatus.AWAITING_RULING, NextActor.SUPERVISOR, today.plusDays(Targets.RULING_DAYS));
    }
    if (standing.any(NextStep::wantsInspection)) {
      return by(CaseStatus.AWAITING_INSPECTION, NextActor.INSPECTOR, today.plusDays(Targets.INSPECTION_DAYS));
    }
    if (standing.any(NextStep::wantsSettlement)) {
      return by(CaseStatus.AWAITING_SETTLEMENT, NextActor.ACCOUNTANT, today.plusDays(Targets.SETTLEMENT_DAYS));
    }
    if (standing.any(item -> isOpen(item) && item.reception() == Reception.AWAITED)) {
      return by(CaseStatus.AWAITING_GOODS, NextActor.SHOPPER, standing.expiresOn().orElse(today));
    }
    if (standing.any(item -> isOpen(item) && item.reception() == Reception.RETURNING)) {
      return by(CaseStatus.AWAITING_GOODS, NextActor.CLERK, standing.expiresOn().orElse(today));
    }
    return ended(standing, today);
  }

  private static NextStep ended(Standing standing, LocalDate today) {
    boolean settled = standing.any(item -> item.settledAt().isPresent());
    CaseStatus status = settled ? CaseStatus.SETTLED : CaseStatus.REJECTED;
    if (standing.duty().isPresent()) {
      return by(status, standing.duty().get().by(), standing.duty().get().dueOn());
    }
    if (standing.any(NextStep::wantsSendingBack)) {
      return by(status, NextActor.CLERK, today.plusDays(Targets.SENDING_BACK_DAYS));
    }
    return end(status);
  }

  private static boolean isOpen(ReturnItem item) {
    return item.acceptance() == Acceptance.PENDING;
  }

  private static boolean wantsRuling(ReturnItem item) {
    return item.acceptance() == Acceptance.NEEDS_REVIEW
        || (isOpen(item)
            && switch (item.reception()) {
              case MISSING, REFUSED, LOST -> true;
              case AWAITED, RETURNING, RECEIVED, WRONG_ITEM -> false;
            });
  }

  private static boolean wantsInspection(ReturnItem item) {
    return isOpen(item) && item.isHere();
  }

  private static boolean wantsSettlement(ReturnItem item) {
    return item.acceptance() == Acceptance.ACCEPTED && item.settledAt().isEmpty();
  }

  /** Rejected goods that the store still holds: somebody has to say where they go. */
  private static boolean wantsSendingBack(ReturnItem item) {
    return item.acceptance() == Acceptance.REJECTED && item.isHere() && item.disposition().isEmpty();
  }

  private static NextStep by(CaseStatus status, NextActor actor, LocalDate day) {
    return new NextStep(status, actor, Optional.of(day));
  }

  private static NextStep end(CaseStatus status) {
    return new NextStep(status, NextActor.NOBODY, Optional.empty());
  }
}
