package retour.server.withdrawal;

import java.util.Set;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.Role;

/** Who may take a step about a statement. The administrator may take each. */
record StaffRole(boolean shopper, boolean program, Set<Role> roles) {

  static final StaffRole ENTER = new StaffRole(true, true, Set.of(Role.CLERK, Role.SUPERVISOR));

  /** Who may speak for the person: show a proof, object, turn one ground into another. */
  static final StaffRole SPEAK = ENTER;

  static final StaffRole HANDLE = new StaffRole(false, false, Set.of(Role.CLERK, Role.SUPERVISOR));

  /** To answer that somebody has no right, or to give what the law does not. */
  static final StaffRole WEIGH = new StaffRole(false, false, Set.of(Role.SUPERVISOR));

  StaffRole {
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
