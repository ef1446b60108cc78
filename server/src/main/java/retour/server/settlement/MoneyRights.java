package retour.server.settlement;

import static retour.server.store.Role.ACCOUNTANT;
import static retour.server.store.Role.CLERK;
import static retour.server.store.Role.SUPERVISOR;

import retour.server.store.Right;

/** Who may take a step with money. */
public final class MoneyRights {

  /** To settle and to pay. */
  public static final Right PAY = Right.ofStaff(ACCOUNTANT, SUPERVISOR).andPrograms();

  /** To give another amount than the policy's: people alone, since a program has no role to answer for it. */
  public static final Right JUDGE = Right.ofStaff(ACCOUNTANT, SUPERVISOR);

  /** To spend store credit and to choose an exchange: who speaks with customers, and who pays them. */
  static final Right SELL = Right.ofStaff(CLERK, ACCOUNTANT, SUPERVISOR).andPrograms();

  /** To give the account to pay to. */
  static final Right GIVE_ACCOUNT = SELL.andShoppers();

  /** The store's own terms. */
  static final Right TERMS = Right.ofStaff();

  /** The store's own account, which a demonstration writes too. */
  static final Right PAYER = TERMS.andClock();

  private MoneyRights() {}
}
