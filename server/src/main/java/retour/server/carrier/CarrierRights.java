package retour.server.carrier;

import static retour.server.store.Role.ACCOUNTANT;
import static retour.server.store.Role.CLERK;
import static retour.server.store.Role.INSPECTOR;
import static retour.server.store.Role.SUPERVISOR;

import retour.server.store.Right;

/** Who may take a step towards a carrier. */
final class CarrierRights {

  static final Right RECORD = Right.ofStaff(CLERK, INSPECTOR, SUPERVISOR).andPrograms();
  static final Right REFER = Right.ofStaff(CLERK, SUPERVISOR).andPrograms().andShoppers();
  static final Right CLAIM = Right.ofStaff(CLERK, SUPERVISOR).andPrograms();
  static final Right MONEY = Right.ofStaff(ACCOUNTANT, SUPERVISOR).andPrograms();
  static final Right DIRECTORY = Right.ofStaff();

  private CarrierRights() {}
}
