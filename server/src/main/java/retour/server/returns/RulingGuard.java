package retour.server.returns;

import java.util.List;
import java.util.Set;
import retour.policy.fact.Ruling;
import retour.server.store.Actor;

/** What the ground of a return, such as a withdrawal, wants of a ruling on one of its items. */
public interface RulingGuard {

  /**
   * Looks at a ruling that is about to be kept, in its transaction.
   *
   * @throws retour.server.problem.Refused where something is missing: nothing of the ruling is kept then
   */
  void look(Given given);

  /**
   * A ruling.
   *
   * @param inspectors who inspected the item: the kind, and for staff and programs the id after a colon
   */
  record Given(
      ReturnCase returnCase, int itemNo, List<Ruling> rulings, String reason, Actor actor, Set<String> inspectors) {

    public Given {
      rulings = List.copyOf(rulings);
      inspectors = Set.copyOf(inspectors);
    }
  }
}
