package retour.server.desk;

import java.util.EnumSet;
import java.util.Set;
import retour.policy.decision.ResolutionDecision;
import retour.server.returns.Acceptance;
import retour.server.returns.AuthorizationState;
import retour.server.returns.CaseStatus;
import retour.server.returns.Disposition;
import retour.server.returns.Reception;
import retour.server.returns.ReturnCase;
import retour.server.returns.ReturnItem;
import retour.server.store.Role;

/** Which buttons a case shows a person now. Only what is shown: the commands themselves decide. */
final class CaseDeeds {

  private CaseDeeds() {}

  /** What this role can do with the case as a whole. */
  static Set<Deed> ofCase(ReturnCase returnCase, Role role) {
    Set<Deed> deeds = EnumSet.noneOf(Deed.class);
    boolean requested = returnCase.authorization() == AuthorizationState.REQUESTED;
    boolean authorized = returnCase.authorization() == AuthorizationState.AUTHORIZED;
    boolean allAwaited = returnCase.items().stream().allMatch(item -> item.reception() == Reception.AWAITED);
    boolean someAwaited = returnCase.items().stream().anyMatch(ReturnItem::isExpected);
    add(deeds, role, Deed.AUTHORIZE, requested);
    add(deeds, role, Deed.DECLINE, requested);
    add(deeds, role, Deed.ASK, isOpen(returnCase.status()));
    add(deeds, role, Deed.ADD_EVIDENCE, isOpen(returnCase.status()));
    add(deeds, role, Deed.CANCEL, (requested || authorized) && allAwaited && isOpen(returnCase.status()));
    add(deeds, role, Deed.AMEND, (requested || authorized) && allAwaited && allPending(returnCase));
    add(deeds, role, Deed.RECEIVE, authorized && someAwaited && isOpen(returnCase.status()));
    add(deeds, role, Deed.SETTLE, returnCase.items().stream().anyMatch(CaseDeeds::waitsForMoney));
    return deeds;
  }

  /** What this role can do with one item. */
  static Set<Deed> ofItem(ReturnCase returnCase, ReturnItem item, ResolutionDecision chosen, Role role) {
    Set<Deed> deeds = EnumSet.noneOf(Deed.class);
    boolean authorized = returnCase.authorization() == AuthorizationState.AUTHORIZED;
    boolean requested = returnCase.authorization() == AuthorizationState.REQUESTED;
    boolean unsettled = item.settledAt().isEmpty();
    boolean ruled = !item.overridden() && !RulingSheet.optionsByClause(chosen).isEmpty();
    add(deeds, role, Deed.INSPECT, authorized && unsettled && item.isHere());
    add(deeds, role, Deed.RULE, (authorized || requested) && unsettled && ruled);
    add(deeds, role, Deed.OVERRIDE, authorized && unsettled);
    add(deeds, role, Deed.DISPOSE, item.isHere() && isAnswered(item) && !isSentBack(item));
    add(deeds, role, Deed.RECEIVE, authorized && unsettled && item.reception() != Reception.WRONG_ITEM);
    return deeds;
  }

  private static boolean allPending(ReturnCase returnCase) {
    return returnCase.items().stream().allMatch(item -> item.acceptance() == Acceptance.PENDING);
  }

  private static boolean isAnswered(ReturnItem item) {
    return item.acceptance() == Acceptance.ACCEPTED || item.acceptance() == Acceptance.REJECTED;
  }

  private static boolean isSentBack(ReturnItem item) {
    return item.disposition().filter(Disposition.BACK_TO_CUSTOMER::equals).isPresent();
  }

  private static boolean waitsForMoney(ReturnItem item) {
    return item.acceptance() == Acceptance.ACCEPTED && item.settledAt().isEmpty();
  }

  private static boolean isOpen(CaseStatus status) {
    return switch (status) {
      case REQUESTED, AWAITING_GOODS, AWAITING_INSPECTION, AWAITING_RULING, AWAITING_SETTLEMENT -> true;
      case SETTLED, REJECTED, DECLINED, CANCELLED -> false;
    };
  }

  private static void add(Set<Deed> deeds, Role role, Deed deed, boolean possible) {
    if (possible && deed.isFor(role)) {
      deeds.add(deed);
    }
  }
}
