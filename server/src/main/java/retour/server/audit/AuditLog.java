package retour.server.audit;

import retour.server.store.Actor;
import retour.server.store.StoreId;

/**
 * Takes down what leaves no trace elsewhere: log-ins, and reads of personal data. What changes a case, a batch, a policy, a
 * member of staff or a key is taken down by the database itself, in the same statement.
 */
@FunctionalInterface
public interface AuditLog {

  /** Takes an act down, or fails: what cannot be taken down must not be done. */
  void take(Act act);

  /**
   * What somebody did.
   *
   * @param kind by code, such as {@code read.case}
   * @param subject the id of what it was done to; never a name or an address
   */
  record Act(StoreId store, Actor actor, String kind, String subject) {}
}
