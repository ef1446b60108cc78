package retour.server.withdrawal;

import static retour.server.store.Role.CLERK;
import static retour.server.store.Role.SUPERVISOR;

import retour.server.store.Right;

/** Who may take a step about a statement of withdrawal. */
final class StatementRights {

  static final Right ENTER = Right.ofStaff(CLERK, SUPERVISOR).andPrograms().andShoppers();

  /** Who may speak for the person: show a proof, object, turn one ground into another. */
  static final Right SPEAK = ENTER;

  static final Right HANDLE = Right.ofStaff(CLERK, SUPERVISOR).andPrograms();

  /** To answer that somebody has no right, or to give what the law does not. */
  static final Right WEIGH = Right.ofStaff(SUPERVISOR);

  private StatementRights() {}
}
