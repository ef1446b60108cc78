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
  static NextStep ofRequest(Optional<Issue> issue, List<Acceptance> acceptances, Aims aims, LocalDate today) {
    if (issue.isEmpty()) {
      return by(CaseStatus.REQUESTED, NextActor.CLERK, aims.by(Aims.Step.AUTHORIZATION, today));
    }
    return acceptances.contains(Acceptance.ACCEPTED)
        ? by(CaseStatus.AWAITING_SETTLEMENT, NextActor.ACCOUNTANT, aims.by(Aims.Step.SETTLEMENT, today))
        : by(CaseStatus.AWAITING_GOODS, NextActor.SHOPPER, issue.get().expiresOn());
  }

  /** The step that follows from {@code standing}, with targets counted from {@code today} where the policy names none. */
  static NextStep of(Standing standing, Aims aims, LocalDate today) {
    return switch (standing.authorization()) {
      case REQUESTED -> requested(standing, aims, today);
      case AUTHORIZED -> authorized(standing, aims, today);
      case DECLINED -> end(CaseStatus.DECLINED);
      case CANCELLED -> end(CaseStatus.CANCELLED);
    };
  }

  /** This step with the day {@code before} already had, where nothing but the day would change; not if the policy names it. */
  NextStep keepingDayOf(NextStep before, Aims aims) {
    boolean same = status == before.status && actor == before.actor && actor != NextActor.SHOPPER;
    return same && dueOn.filter(aims::names).isEmpty() ? before : this;
  }

  private static NextStep requested(Standing standing, Aims aims, LocalDate today) {
    return standing.awaitingReply()
        ? new NextStep(CaseStatus.REQUESTED, NextActor.SHOPPER, Optional.of(aims.by(Aims.Step.REPLY, today)))
        : by(CaseStatus.REQUESTED, NextActor.CLERK, aims.by(Aims.Step.AUTHORIZATION, today));
  }

  /** The earliest thing that staff can do comes first; what the shopper still has to send comes after it. */
  private static NextStep authorized(Standing standing, Aims aims, LocalDate today) {
    if (standing.any(NextStep::wantsRuling)) {
      return by(CaseStatus.AWAITING_RULING, NextActor.SUPERVISOR, aims.by(Aims.Step.RULING, today));
    }
    if (standing.any(NextStep::wantsInspection)) {
      return by(CaseStatus.AWAITING_INSPECTION, NextActor.INSPECTOR, aims.by(Aims.Step.INSPECTION, today));
    }
    if (standing.any(NextStep::wantsSettlement)) {
      return by(CaseStatus.AWAITING_SETTLEMENT, NextActor.ACCOUNTANT, aims.by(Aims.Step.SETTLEMENT, today));
    }
    if (standing.any(item -> isOpen(item) && item.reception() == Reception.AWAITED)) {
      return by(CaseStatus.AWAITING_GOODS, NextActor.SHOPPER, standing.expiresOn().orElse(today));
    }
    if (standing.any(item -> isOpen(item) && item.reception() == Reception.RETURNING)) {
      return by(CaseStatus.AWAITING_GOODS, NextActor.CLERK, standing.expiresOn().orElse(today));
    }
    return ended(standing, aims, today);
  }

  private static NextStep ended(Standing standing, Aims aims, LocalDate today) {
    boolean settled = standing.any(item -> item.settledAt().isPresent());
    CaseStatus status = settled ? CaseStatus.SETTLED : CaseStatus.REJECTED;
    if (standing.duty().isPresent()) {
      return by(status, standing.duty().get().by(), standing.duty().get().dueOn());
    }
    if (standing.any(NextStep::wantsSendingBack)) {
      return by(status, NextActor.CLERK, aims.by(Aims.Step.SENDING_BACK, today));
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
