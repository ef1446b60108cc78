package retour.server.stock;

import java.util.Set;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;
import retour.server.store.Actor;
import retour.server.store.Role;

/** Who may take a step with goods. The administrator may take each. */
record GoodsRight(boolean program, Set<Role> roles) {

  static final GoodsRight STOCK = new GoodsRight(true, Set.of(Role.CLERK, Role.INSPECTOR, Role.SUPERVISOR));
  static final GoodsRight SEND = new GoodsRight(true, Set.of(Role.CLERK, Role.SUPERVISOR));
  static final GoodsRight MONEY = new GoodsRight(true, Set.of(Role.CLERK, Role.ACCOUNTANT, Role.SUPERVISOR));
  static final GoodsRight WAIVE = new GoodsRight(false, Set.of(Role.SUPERVISOR));
  static final GoodsRight TERMS = new GoodsRight(false, Set.of());

  GoodsRight {
    roles = Set.copyOf(roles);
  }

  /** @throws Refused with NOT_ALLOWED */
  void require(Actor actor) {
    boolean given =
        switch (actor) {
          case Actor.Shopper _, Actor.Clock _ -> false;
          case Actor.Program _ -> program;
          case Actor.Staff staff -> staff.role() == Role.ADMINISTRATOR || roles.contains(staff.role());
        };
    if (!given) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
  }
}
