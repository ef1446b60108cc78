package retour.server.stock;

import static retour.server.store.Role.ACCOUNTANT;
import static retour.server.store.Role.CLERK;
import static retour.server.store.Role.INSPECTOR;
import static retour.server.store.Role.SUPERVISOR;

import retour.server.store.Right;

/** Who may take a step with goods. */
final class GoodsRights {

  static final Right STOCK = Right.ofStaff(CLERK, INSPECTOR, SUPERVISOR).andPrograms();
  static final Right SEND = Right.ofStaff(CLERK, SUPERVISOR).andPrograms();
  static final Right MONEY = Right.ofStaff(CLERK, ACCOUNTANT, SUPERVISOR).andPrograms();
  static final Right WAIVE = Right.ofStaff(SUPERVISOR);
  static final Right TERMS = Right.ofStaff();

  private GoodsRights() {}
}
