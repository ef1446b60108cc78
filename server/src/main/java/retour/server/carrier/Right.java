package retour.server.carrier;

import java.util.Set;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.Role;

/** Who may take a step here. The administrator may take each. */
record Right(boolean shopper, boolean program, Set<Role> roles) {

  static final Right RECORD = new Right(false, true, Set.of(Role.CLERK, Role.INSPECTOR, Role.SUPERVISOR));
  static final Right REFER = new Right(true, true, Set.of(Role.CLERK, Role.SUPERVISOR));
  static final Right CLAIM = new Right(false, true, Set.of(Role.CLERK, Role.SUPERVISOR));
  static final Right MONEY = new Right(false, true, Set.of(Role.ACCOUNTANT, Role.SUPERVISOR));
  static final Right DIRECTORY = new Right(false, false, Set.of());

  Right {
    roles = Set.copyOf(roles);
  }

  /** @throws Refused with NOT_ALLOWED */
  void require(Actor actor) {
    boolean given =
        switch (actor) {
          case Actor.Shopper _ -> shopper;
          case Actor.Program _ -> program;
          case Actor.Staff staff -> staff.role() == Role.ADMINISTRATOR || roles.contains(staff.role());
          case Actor.Clock _ -> false;
        };
    if (!given) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
  }
}
