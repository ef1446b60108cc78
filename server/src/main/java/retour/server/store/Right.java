package retour.server.store;

import java.util.EnumSet;
import java.util.Set;
import retour.server.problem.ProblemCode;
import retour.server.problem.Refused;

/**
 * Who may take a step: members of staff by their role, and by name also shoppers, programs and the clock. The administrator
 * may whatever any member of staff may. Which steps there are, each feature says.
 */
public record Right(Set<Role> roles, boolean programs, boolean shoppers, boolean clock) {

  public Right {
    roles = Set.copyOf(roles);
  }

  /** Staff of these roles, and the administrator; without a role the administrator alone. */
  public static Right ofStaff(Role... roles) {
    Set<Role> all = EnumSet.of(Role.ADMINISTRATOR);
    all.addAll(Set.of(roles));
    return new Right(all, false, false, false);
  }

  /** Besides, programs with an API key. */
  public Right andPrograms() {
    return new Right(roles, true, shoppers, clock);
  }

  /** Besides, the shopper whose case it is. */
  public Right andShoppers() {
    return new Right(roles, programs, true, clock);
  }

  /** Besides, Retour itself. */
  public Right andClock() {
    return new Right(roles, programs, shoppers, true);
  }

  /** @throws Refused with NOT_ALLOWED */
  public void require(Actor actor) {
    if (!isGiven(actor)) {
      throw Refused.because(ProblemCode.NOT_ALLOWED);
    }
  }

  /**
   * The role in which a member of staff takes a step only people may answer for.
   *
   * @throws Refused with NOT_ALLOWED, also for everybody who is no member of staff
   */
  public Role requireRole(Actor actor) {
    require(actor);
    return switch (actor) {
      case Actor.Staff staff -> staff.role();
      case Actor.Program _, Actor.Shopper _, Actor.Clock _ -> throw Refused.because(ProblemCode.NOT_ALLOWED);
    };
  }

  /** Whether somebody may. */
  public boolean isGiven(Actor actor) {
    return switch (actor) {
      case Actor.Staff staff -> roles.contains(staff.role());
      case Actor.Program _ -> programs;
      case Actor.Shopper _ -> shoppers;
      case Actor.Clock _ -> clock;
    };
  }
}
