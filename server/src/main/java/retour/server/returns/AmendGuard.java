package retour.server.returns;

/** What the ground of a return, such as a withdrawal, says to a change of its units. */
public interface AmendGuard {

  /**
   * Looks at a return whose units are about to change.
   *
   * @throws retour.server.problem.Refused where they stay as they were declared
   */
  void look(ReturnCase found);
}
