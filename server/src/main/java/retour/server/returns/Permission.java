package retour.server.returns;

import java.util.Set;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.Role;

/** Who may take a step. The administrator may take each; the clock none of these. */
record Permission(boolean shopper, boolean program, Set<Role> roles) {

  static final Permission FILE = new Permission(true, true, Set.of(Role.CLERK, Role.SUPERVISOR));
  static final Permission AUTHORIZE = new Permission(false, true, Set.of(Role.CLERK, Role.SUPERVISOR));
  static final Permission REPLY = FILE;
  static final Permission CANCEL = FILE;
  static final Permission AMEND = FILE;
  static final Permission TELL_SHIPMENT = FILE;
  static final Permission RECEIVE =
      new Permission(false, true, Set.of(Role.CLERK, Role.INSPECTOR, Role.SUPERVISOR));
  static final Permission INSPECT = new Permission(false, true, Set.of(Role.INSPECTOR, Role.SUPERVISOR));
  static final Permission NOTE = RECEIVE;
  static final Permission DISPOSE = RECEIVE;

  /** What the store's mail program reads; nobody types a mail in. */
  static final Permission TAKE_MAIL = new Permission(false, true, Set.of());

  static final Permission WRITE_NOTE =
      new Permission(false, true, Set.of(Role.CLERK, Role.INSPECTOR, Role.SUPERVISOR, Role.ACCOUNTANT));

  /** A person's judgement, never a program's; also to file what the policy refuses. */
  static final Permission RULE = new Permission(false, false, Set.of(Role.SUPERVISOR));

  Permission {
    roles = Set.copyOf(roles);
  }

  /** @throws Refused with NOT_ALLOWED */
  void require(Actor actor) {
    if (!isGiven(actor)) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
  }

  boolean isGiven(Actor actor) {
    return switch (actor) {
      case Actor.Shopper _ -> shopper;
      case Actor.Program _ -> program;
      case Actor.Staff staff -> staff.role() == Role.ADMINISTRATOR || roles.contains(staff.role());
      case Actor.Clock _ -> false;
    };
  }
}
