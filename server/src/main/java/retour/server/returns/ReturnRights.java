package retour.server.returns;

import static retour.server.store.Role.ACCOUNTANT;
import static retour.server.store.Role.CLERK;
import static retour.server.store.Role.INSPECTOR;
import static retour.server.store.Role.SUPERVISOR;

import retour.server.store.Right;

/** Who may take a step of a return. */
final class ReturnRights {

  static final Right FILE = Right.ofStaff(CLERK, SUPERVISOR).andPrograms().andShoppers();
  static final Right REPLY = FILE;
  static final Right CANCEL = FILE;
  static final Right AMEND = FILE;
  static final Right TELL_SHIPMENT = FILE;
  static final Right AUTHORIZE = Right.ofStaff(CLERK, SUPERVISOR).andPrograms();
  static final Right RECEIVE = Right.ofStaff(CLERK, INSPECTOR, SUPERVISOR).andPrograms();
  static final Right NOTE = RECEIVE;
  static final Right DISPOSE = RECEIVE;
  static final Right INSPECT = Right.ofStaff(INSPECTOR, SUPERVISOR).andPrograms();
  static final Right WRITE_NOTE = Right.ofStaff(CLERK, INSPECTOR, SUPERVISOR, ACCOUNTANT).andPrograms();

  /** What the store's mail program reads; nobody types a mail in. */
  static final Right TAKE_MAIL = Right.ofStaff().andPrograms();

  /** A person's judgement, never a program's; also to file what the policy refuses. */
  static final Right RULE = Right.ofStaff(SUPERVISOR);

  private ReturnRights() {}
}
